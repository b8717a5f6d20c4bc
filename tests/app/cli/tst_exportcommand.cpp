// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/app/cli/cliprogram.h"
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace timeline;

namespace {

// The streams' codecs and the pictures counted: "h264 aac 60".
QString probed(const QString &path)
{
    const QByteArray told = testsupport::runFfprobe(
        testsupport::words(
            "-count_frames -show_entries stream=codec_name,nb_read_frames -of csv=p=0")
        << path);
    QStringList words;
    QString frames;
    for (const QByteArray &line : told.split('\n')) {
        const QStringList fields = QString::fromLatin1(line).split(QLatin1Char(','));
        if (fields.size() < 2 || fields[0].isEmpty() || fields[0] == QLatin1String("unknown"))
            continue; // a track of timecode
        words << fields[0];
        if (words.size() == 1)
            frames = fields[1];
    }
    return (words << frames).join(QLatin1Char(' '));
}

} // namespace

// `retake export --preset`, as scripts use it.
class TestExportCommand : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        testsupport::MediaSpec film, take;
        film.name = QStringLiteral("a film for the export command");
        film.frames = 60;
        take.name = QStringLiteral("a take for the export command");
        take.firstNumber = 5000;
        m_video = testsupport::make(film);
        const media::ViewPtr view = testsupport::withTake(testsupport::openSequence(m_video),
            {testsupport::make(take), {{20}, {45}}, 10, 0, true, true, {}});
        QVERIFY(model::saveProject(view->project, path("film.retake")));
        m_retake = std::make_unique<CliProgram>(path("home"));
    }

    void everyPresetIsWritten_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("streams");
        const auto row = [](const char *options, const char *name, const char *streams) {
            QTest::newRow(options) << testsupport::words(options) << QString::fromLatin1(name)
                                   << QString::fromLatin1(streams);
        };
        row("--preset match", "o.mp4", "h264 aac 60");
        row("--preset h264", "o.mkv", "h264 aac 60");
        row("--preset hevc", "o.mov", "hevc aac 60");
        row("--preset prores", "o.mov", "prores pcm_s16le 60");
        row("--preset vp9", "o.webm", "vp9 opus 60");
        row("--preset av1", "o.mp4", "av1 aac 60");
        row("--preset review", "o.mp4", "h264 aac 60");
    }

    void everyPresetIsWritten()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, name);
        QFETCH(QString, streams);
        QTemporaryDir folder;
        const QString out = folder.filePath(name);
        const Ended ended = run(options + QStringList{QStringLiteral("-o"), out});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(probed(out), streams);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{name});
        QVERIFY2(!ended.err.contains("Svt["), ended.err.constData());
    }

    void aFullEncodeIsProvedAsFarAsItGoes()
    {
        const QString out = path("proved.mov");
        const Ended ended = run(testsupport::words("--preset prores --json -o") + QStringList{out});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QJsonObject json = ended.json();
        QCOMPARE(json[QStringLiteral("frames")].toInt(), 60);
        QCOMPARE(json[QStringLiteral("identical")].toInt(-1), 0);
        QVERIFY(json[QStringLiteral("fallback")].toString().contains(QLatin1String("chosen")));
    }

    void whatIsLeftOutIsTold()
    {
        const QString rich = path("rich.mkv");
        QFile text(path("texts.srt"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        QVERIFY(text.write("1\n00:00:00,000 --> 00:00:01,500\nHello\n") > 0);
        text.close();
        testsupport::runFfmpeg(QStringList{QStringLiteral("-i"), m_video, QStringLiteral("-i"),
                                   text.fileName(), QStringLiteral("-attach"), text.fileName()}
            + testsupport::words("-map 0:v -map 0:a -map 1 -metadata:s:t mimetype=text/plain "
                                 "-c copy -c:s srt")
            + QStringList{rich});
        const QString out = path("told.mp4");
        const Ended ended = m_retake->run(QStringList{QStringLiteral("export"), rich}
            + testsupport::words("--preset h264 --json -o") + QStringList{out});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QString fallback = ended.json()[QStringLiteral("fallback")].toString();
        for (const char *track : {"subtitle track 2 (subrip)", "attachment track 3"}) {
            const QString sentence =
                QStringLiteral("Left out: %1, which this kind of file cannot hold.")
                    .arg(QLatin1String(track));
            QVERIFY2(fallback.contains(sentence), qPrintable(fallback));
            QVERIFY2(ended.err.contains(sentence.toUtf8()), ended.err.constData());
        }
    }

    void piecesSayWhatTheyAre_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("frames");
        QTest::addColumn<QString>("streams");
        const auto row = [](const char *options, const char *name, const char *preset, int frames,
                             const char *streams) {
            QTest::newRow(options)
                << testsupport::words(options) << QString::fromLatin1(name)
                << QString::fromLatin1(preset) << frames << QString::fromLatin1(streams);
        };
        row("--preset take", "t.mov", "take", 25, "prores pcm_s24le 25");
        row("--preset take --take 1", "t.mov", "take", 25, "prores pcm_s24le 25");
        row("--preset review", "r.mp4", "review", 60, "h264 aac 60");
    }

    void piecesSayWhatTheyAre()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, name);
        QTemporaryDir folder;
        const QString out = folder.filePath(name);
        const Ended ended =
            run(options + QStringList{QStringLiteral("--json"), QStringLiteral("-o"), out});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QJsonObject json = ended.json();
        QCOMPARE(json[QStringLiteral("file")].toString(), out);
        QTEST(json[QStringLiteral("preset")].toString(), "preset");
        QTEST(json[QStringLiteral("frames")].toInt(), "frames");
        QCOMPARE(json[QStringLiteral("bytes")].toInteger(), QFileInfo(out).size());
        QTEST(probed(out), "streams");
    }

    void theSoundAloneIsAWav()
    {
        const QString out = path("sound.wav");
        const Ended ended = run(testsupport::words("--preset sound --json -o") + QStringList{out});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ended.json()[QStringLiteral("frames")].toInt(-1), 0);
        // 2.4 s of two channels of 16 bits behind a header.
        const auto bytes = QFileInfo(out).size();
        QVERIFY2(
            bytes > 4 * 115'200 && bytes < 4 * 115'200 + 200, qPrintable(QString::number(bytes)));
    }

    void wrongUseIsTwo_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *name, const char *options, const char *says) {
            QTest::newRow(name) << testsupport::words(options) << QByteArray(says);
        };
        row("an unknown preset", "--preset divx -o o.mp4",
            "There is no preset \"divx\"; --preset is match, h264, hevc, prores, vp9, av1, sound, "
            "take or review.");
        row("a suffix that the preset has not", "--preset prores -o o.mp4",
            "With --preset prores the name must end in .mov: o.mp4.");
        row("sound is no film", "--preset sound -o o.mp4", "must end in .wav or .m4a");
        row("a report about a sound file", "--preset sound -o o.wav --report r.json",
            "none to compare");
        row("a take for another preset", "--preset h264 --take 1 -o o.mp4",
            "--take goes with --preset take");
        row("a take that is no number", "--preset take --take two -o o.mov", "wants a number");
        row("a take that is not there", "--preset take --take 9 -o o.mov", "has no take 9");
    }

    void wrongUseIsTwo()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, says);
        const Ended ended = run(options);
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains(says), ended.err.constData());
        QVERIFY(!QFileInfo::exists(options.last()));
    }

    void aVideoWithoutATakeHasNoneToWrite()
    {
        const Ended ended =
            m_retake->run({QStringLiteral("export"), m_video, QStringLiteral("--preset"),
                QStringLiteral("take"), QStringLiteral("-o"), path("none.mov")});
        QVERIFY(ended.code != 0);
        QVERIFY2(ended.err.contains("no take is in use"), ended.err.constData());
        QVERIFY(!QFileInfo::exists(path("none.mov")));
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    Ended run(const QStringList &options) const
    {
        return m_retake->run(QStringList{QStringLiteral("export"), path("film.retake")} + options);
    }

    QTemporaryDir m_folder;
    QString m_video;
    std::unique_ptr<CliProgram> m_retake;
};

QTEST_GUILESS_MAIN(TestExportCommand)
#include "tst_exportcommand.moc"
