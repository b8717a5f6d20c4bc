// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/app/cli/cliprogram.h"
#include "tests/support/testmedia.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTemporaryDir>

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QJsonValue at(const QJsonObject &json, const char *path)
{
    QJsonValue value = json;
    for (const QString &key : QString::fromLatin1(path).split(QLatin1Char('.')))
        value = value.toObject()[key];
    return value;
}

// MD5 of each frame as FFmpeg prints it.
QStringList framemd5(const QString &path)
{
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
        words("-v error -nostdin -i") + QStringList{path}
            + words("-map 0:v:0 -fps_mode passthrough -f framemd5 -"));
    ffmpeg.waitForFinished(60'000);
    QStringList hashes;
    for (const QByteArray &line : ffmpeg.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            hashes.append(QString::fromLatin1(line.split(',').last().trimmed()));
    }
    return hashes;
}

} // namespace

// The commands that need no service.
class TestCli : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void helpAndVersion();
    void noWidgetsAreLinked();
    void infoHasTheKeysOfTheContract();
    void framesHashAsFramemd5_data();
    void framesHashAsFramemd5();
    void everyFormOfTimeNamesItsFrame_data();
    void everyFormOfTimeNamesItsFrame();
    void framesAreWrittenAsPictures();
    void wrongUseIsTwo_data();
    void wrongUseIsTwo();
    void faultsCanBeListed();
    void unreadableInputIsThree_data();
    void unreadableInputIsThree();
    void unwritableOutputIsNine_data();
    void unwritableOutputIsNine();
    void dryRunSaysWhatWouldBeSent();
    void theWindowCanBeLookedAt();
    void limitsAndCostAreKept();
    void theServiceNeedsItsKey();
    void spliceLaysAFileIn();
    void spliceRefusesWhatIsTooShort();
    void aReportIsAFileOfItsOwn();
    void verifyProvesACopy();
    void compareWritesAPicture();
    void stdoutHoldsOnlyJson();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    std::unique_ptr<CliProgram> m_retake;
    QString m_video;
};

void TestCli::initTestCase()
{
    m_retake = std::make_unique<CliProgram>(m_folder.filePath(QStringLiteral("home")));
    m_video = commandLineVideo();
}

void TestCli::helpAndVersion()
{
    const Ended version = m_retake->run({QStringLiteral("--version")});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("retake "));
    const Ended help = m_retake->run({QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    for (const char *command : {"info", "frame", "strip", "peaks", "run", "verify", "export",
             "timeline", "compare", "practice"}) {
        QVERIFY2(help.out.contains(command), command);
        const Ended own = m_retake->run({QString::fromLatin1(command), QStringLiteral("--help")});
        QCOMPARE(own.code, 0);
        QVERIFY2(own.out.startsWith(QByteArray("Usage: retake ") + command), own.out.constData());
    }
}

void TestCli::noWidgetsAreLinked()
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), {QStringLiteral(RETAKE_PROGRAM)});
    QVERIFY(ldd.waitForFinished());
    const QByteArray libraries = ldd.readAllStandardOutput();
    QVERIFY(libraries.contains("libQt6Core"));
    QVERIFY(!libraries.contains("Widgets"));
}

void TestCli::infoHasTheKeysOfTheContract()
{
    const Ended ended = m_retake->run({QStringLiteral("info"), m_video, QStringLiteral("--json")});
    QCOMPARE(ended.code, 0);
    const QJsonObject json = ended.json();
    QVERIFY(at(json, "container").toString().contains(QLatin1String("mp4")));
    QCOMPARE(at(json, "duration").toDouble(), 6.0);
    QCOMPARE(at(json, "video.codec").toString(), QStringLiteral("h264"));
    QCOMPARE(at(json, "video.width").toInt(), 320);
    QCOMPARE(at(json, "video.height").toInt(), 180);
    QCOMPARE(at(json, "video.frames").toInt(), 150);
    QCOMPARE(at(json, "video.rate").toString(), QStringLiteral("25/1"));
    QCOMPARE(at(json, "video.vfr"), QJsonValue(false));
    QCOMPARE(at(json, "video.rotation").toInt(-1), 0);
    QCOMPARE(at(json, "video.pixelFormat").toString(), QStringLiteral("yuv420p"));
    QCOMPARE(at(json, "video.keyframes").toArray().first(), QJsonValue(0));
    for (const char *key : {"matrix", "range", "primaries", "transfer"})
        QVERIFY2(at(json, "video.color").toObject().contains(QString::fromLatin1(key)), key);
    const QJsonObject track = at(json, "audio").toArray().first().toObject();
    QCOMPARE(at(track, "codec").toString(), QStringLiteral("aac"));
    QCOMPARE(at(track, "sampleRate").toInt(), 48000);
    QCOMPARE(at(track, "channels").toInt(), 2);
    QCOMPARE(at(json, "service.accepted"), QJsonValue(true));
    QVERIFY(at(json, "service.conversions").isArray() && at(json, "service.losses").isArray());
    // The same for people.
    const Ended text = m_retake->run({QStringLiteral("info"), m_video});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains("150 frames"));
}

void TestCli::framesHashAsFramemd5_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
        {"H.264 with B-frames and a long GOP", "HEVC 10-bit", "a clock that starts at 5 s"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestCli::framesHashAsFramemd5()
{
    QFETCH(QString, name);
    const QString video = testsupport::make(testsupport::spec(name));
    const QStringList hashes = framemd5(video);
    QCOMPARE(hashes.size(), 75);
    // Forwards and backwards, so that seeking is done.
    const std::vector<int> wanted{0, 40, 41, 7, 74, 30};
    QStringList times;
    for (const int n : wanted)
        times.append(QString::number(n) + QLatin1Char('f'));
    const Ended ended = m_retake->run({QStringLiteral("frame"), video, QStringLiteral("--at"),
        times.join(QLatin1Char(',')), QStringLiteral("--json")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QJsonArray frames = ended.json()[QStringLiteral("frames")].toArray();
    QCOMPARE(frames.size(), qsizetype(wanted.size()));
    for (qsizetype i = 0; i < frames.size(); ++i) {
        const QJsonObject frame = frames[i].toObject();
        const int n = wanted[std::size_t(i)];
        QCOMPARE(at(frame, "number").toInt(-1), n);
        QCOMPARE(at(frame, "md5").toString(), hashes[n]);
        QVERIFY(at(frame, "pts").isDouble());
        QVERIFY(at(frame, "milliseconds").toDouble(-1) >= 0);
    }
}

void TestCli::everyFormOfTimeNamesItsFrame_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<int>("frame");
    QTest::newRow("seconds") << QStringLiteral("1.5") << 37;
    QTest::newRow("a clock") << QStringLiteral("00:00:03.500") << 87;
    QTest::newRow("the frame on screen then") << QStringLiteral("3.519") << 87;
    QTest::newRow("timecode") << QStringLiteral("00:00:02:10") << 60;
    QTest::newRow("a frame number") << QStringLiteral("149f") << 149;
}

void TestCli::everyFormOfTimeNamesItsFrame()
{
    QFETCH(QString, time);
    QFETCH(int, frame);
    const Ended ended = m_retake->run(
        {QStringLiteral("frame"), m_video, QStringLiteral("--at"), time, QStringLiteral("--json")});
    QCOMPARE(ended.code, 0);
    QCOMPARE(
        at(ended.json()[QStringLiteral("frames")].toArray().first().toObject(), "number").toInt(-1),
        frame);
}

void TestCli::framesAreWrittenAsPictures()
{
    const Ended one = m_retake->run({QStringLiteral("frame"), m_video, QStringLiteral("--at"),
        QStringLiteral("33f"), QStringLiteral("-o"), path("one.png")});
    QVERIFY2(one.code == 0, one.err.constData());
    QCOMPARE(testsupport::readNumber(QImage(path("one.png"))), std::optional(33));
    QCOMPARE(QImage(path("one.png")).size(), QSize(320, 180));

    const Ended two = m_retake->run({QStringLiteral("frame"), m_video, QStringLiteral("--at"),
        QStringLiteral("5f,4.0"), QStringLiteral("--size"), QStringLiteral("160x90"),
        QStringLiteral("-o"), path("many.png")});
    QCOMPARE(two.code, 0);
    QCOMPARE(QImage(path("many-1.png")).size(), QSize(160, 90));
    QCOMPARE(
        testsupport::readNumber(QImage(path("many-1.png")).scaled(320, 180)), std::optional(5));
    QCOMPARE(
        testsupport::readNumber(QImage(path("many-2.png")).scaled(320, 180)), std::optional(100));
    QVERIFY(!QFile::exists(path("many.png")));
}

void TestCli::wrongUseIsTwo_data()
{
    QTest::addColumn<QString>("arguments"); // VIDEO stands for the video
    for (const char *arguments : {"", "nothing", "info", "info VIDEO VIDEO", "info VIDEO --no-such",
             "frame VIDEO", "frame VIDEO --at", "frame VIDEO --at soon", "frame VIDEO --at 150f",
             "frame VIDEO --at 00:00:01:25", "frame VIDEO --at 1 --size 0x0",
             "frame VIDEO --at 1 --size big", "run VIDEO --from 1 --to 3",
             "run VIDEO --from 3 --to 1 -o OUT.mp4", "run VIDEO --from 1 -o OUT.mp4",
             "run VIDEO --from 9 --to 10 -o OUT.mp4",
             "run VIDEO --from 1 --to 3 --mode loud -o OUT.mp4",
             "run VIDEO --from 1 --to 3 --takes 0 -o OUT.mp4",
             "run VIDEO --from 1 --to 3 --takes 1.5 -o OUT.mp4",
             "run VIDEO --from 1 --to 3 --service other -o OUT.mp4",
             "run VIDEO --from 1 --to 3 --service-url http://example.com -o OUT.mp4",
             "run VIDEO --from 1 --to 3 --max-cost lots -o OUT.mp4", "export VIDEO",
             "export VIDEO --preset x -o OUT.mp4", "verify VIDEO", "compare VIDEO VIDEO -o OUT.txt",
             "practice --port 99999", "practice --fault no-such-fault", "practice --speed 0",
             "practice --fault submit-503=0", "practice --queue -1"})
        QTest::newRow(*arguments ? arguments : "no command") << QString::fromLatin1(arguments);
}

void TestCli::wrongUseIsTwo()
{
    QFETCH(QString, arguments);
    QStringList list = arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    list.replaceInStrings(QStringLiteral("VIDEO"), m_video);
    list.replaceInStrings(QStringLiteral("OUT"), path("unused"));
    const Ended ended = m_retake->run(list + QStringList{QStringLiteral("--json")});
    QVERIFY2(ended.code == 2, ended.err.constData());
    QCOMPARE(ended.errorKind(), QStringLiteral("usage"));
    QVERIFY(!ended.json()[QStringLiteral("error")][QStringLiteral("message")].toString().isEmpty());
    QVERIFY(ended.json()[QStringLiteral("error")].toObject().contains(QStringLiteral("requestId")));
    QVERIFY(!ended.err.isEmpty());
}

void TestCli::faultsCanBeListed()
{
    const QStringList command{QStringLiteral("practice"), QStringLiteral("--list-faults")};
    const Ended listed = m_retake->run(command);
    QCOMPARE(listed.code, 0);
    QVERIFY(listed.out.contains("\nsubmit-dropped "));
    const Ended json = m_retake->run(command + QStringList{QStringLiteral("--json")});
    const QJsonArray faults = json.json()[QStringLiteral("faults")].toArray();
    QCOMPARE(faults.size(), listed.out.trimmed().count('\n') + 1);
    const Ended refused = m_retake->run(
        {QStringLiteral("practice"), QStringLiteral("--fault"), QStringLiteral("no-such-fault")});
    QCOMPARE(refused.code, 2);
    for (const QJsonValue &fault : faults)
        QVERIFY(refused.err.contains(fault[QStringLiteral("name")].toString().toUtf8()));
}

void TestCli::unreadableInputIsThree_data()
{
    QTest::addColumn<QByteArray>("content"); // null: no file
    QTest::addColumn<QString>("kind");
    QTest::newRow("no such file") << QByteArray() << QStringLiteral("not-found");
    QTest::newRow("an empty file") << QByteArray("") << QStringLiteral("empty");
    QTest::newRow("no media") << QByteArray("Dear reader,\n").repeated(100)
                              << QStringLiteral("not-media");
}

void TestCli::unreadableInputIsThree()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, kind);
    const QString video = path("unreadable.mp4");
    QFile::remove(video);
    if (!content.isNull()) {
        QFile file(video);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    for (const QStringList &list : {QStringList{QStringLiteral("info"), video},
             QStringList{
                 QStringLiteral("frame"), video, QStringLiteral("--at"), QStringLiteral("1")},
             QStringList{QStringLiteral("run"), video, QStringLiteral("--from"),
                 QStringLiteral("1"), QStringLiteral("--to"), QStringLiteral("2"),
                 QStringLiteral("-o"), path("never.mp4")}}) {
        const Ended ended = m_retake->run(list + QStringList{QStringLiteral("--json")});
        QVERIFY2(ended.code == 3, ended.err.constData());
        QCOMPARE(ended.errorKind(), kind);
    }
    QVERIFY(!QFile::exists(path("never.mp4")));
}

void TestCli::unwritableOutputIsNine_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("out");
    QTest::addColumn<QString>("kind");
    const QString missing = QStringLiteral("/no/such/folder/out");
    QTest::newRow("a run into no folder")
        << QStringLiteral("run VIDEO --from 1 --to 3 -o") << missing + QStringLiteral(".mp4")
        << QStringLiteral("not-writable");
    QTest::newRow("a run onto its source")
        << QStringLiteral("run VIDEO --from 1 --to 3 -o") << QStringLiteral("VIDEO")
        << QStringLiteral("same-file");
    QTest::newRow("an export onto its source")
        << QStringLiteral("export VIDEO -o") << QStringLiteral("VIDEO")
        << QStringLiteral("same-file");
    QTest::newRow("a picture into no folder")
        << QStringLiteral("frame VIDEO --at 1 -o") << missing + QStringLiteral(".png")
        << QStringLiteral("not-writable");
    QTest::newRow("a comparison into no folder")
        << QStringLiteral("compare VIDEO VIDEO -o") << missing + QStringLiteral(".png")
        << QStringLiteral("not-writable");
}

void TestCli::unwritableOutputIsNine()
{
    QFETCH(QString, command);
    QFETCH(QString, out);
    QFETCH(QString, kind);
    QStringList list = command.split(QLatin1Char(' ')) + QStringList{out, QStringLiteral("--json")};
    list.replaceInStrings(QStringLiteral("VIDEO"), m_video);
    const qint64 before = QFileInfo(m_video).size();
    const Ended ended = m_retake->run(list);
    QVERIFY2(ended.code == 9, ended.err.constData());
    QCOMPARE(ended.errorKind(), kind);
    QCOMPARE(QFileInfo(m_video).size(), before);
}

void TestCli::dryRunSaysWhatWouldBeSent()
{
    const Ended ended = m_retake->run(QStringList{QStringLiteral("run"), m_video}
        + words(
            "--from 50f --to 00:00:04.0 --mode picture --prompt dusk --takes 2 --dry-run --json"));
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QJsonObject json = ended.json();
    // 1 s of context, 2 s of section, and the frames that 8k + 1 adds behind.
    QCOMPARE(at(json, "window.start").toDouble(), 1.0);
    QCOMPARE(at(json, "window.frames").toInt(), 105);
    QCOMPARE(at(json, "window.end").toDouble(), 1.0 + 105 / 25.0);
    QVERIFY(at(json, "window.bytes").toInt() > 1000);
    QVERIFY(at(json, "request").toObject().contains(QStringLiteral("video_uri")));
    QVERIFY(at(json, "request.video_uri").isNull());
    QCOMPARE(at(json, "request.start_time").toDouble(), 1.0);
    QCOMPARE(at(json, "request.duration").toDouble(), 2.0);
    QCOMPARE(at(json, "request.prompt").toString(), QStringLiteral("dusk"));
    QCOMPARE(at(json, "request.mode").toString(), QStringLiteral("replace_video"));
    QVERIFY(std::abs(at(json, "price").toDouble() - 2 * 0.1 * 105 / 25) < 1e-9);
    QVERIFY(!QDir(m_folder.filePath(QStringLiteral("home/data/RetakeStudio/RetakeStudio/jobs")))
                 .exists());
}

void TestCli::theWindowCanBeLookedAt()
{
    const Ended ended = m_retake->run(QStringList{QStringLiteral("window"), m_video}
        + words("--from 50f --to 00:00:04.0 --json -o") + QStringList{path("window.mp4")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(at(ended.json(), "window.frames").toInt(), 105);
    QCOMPARE(at(ended.json(), "window.bytes").toInt(), int(QFileInfo(path("window.mp4")).size()));
    QCOMPARE(at(ended.json(), "frames").toArray().first().toInt(), 25);
    const Ended info =
        m_retake->run({QStringLiteral("info"), path("window.mp4"), QStringLiteral("--json")});
    QCOMPARE(at(info.json(), "video.frames").toInt(), 105);
}

void TestCli::limitsAndCostAreKept()
{
    const Ended prompt = m_retake->run(QStringList{QStringLiteral("run"), m_video}
        + words("--from 1 --to 3 --json -o")
        + QStringList{
            path("never.mp4"), QStringLiteral("--prompt"), QString(5001, QLatin1Char('x'))});
    QVERIFY2(prompt.code == 4, prompt.err.constData());
    QCOMPARE(prompt.errorKind(), QStringLiteral("invalid-request"));
    const Ended cost = m_retake->run(QStringList{QStringLiteral("run"), m_video}
        + words("--from 1 --to 3 --max-cost 0.1 --json -o") + QStringList{path("never.mp4")});
    QVERIFY2(cost.code == 7, cost.err.constData());
    QCOMPARE(cost.errorKind(), QStringLiteral("cost-cap"));
    QVERIFY(!QFile::exists(path("never.mp4")));
}

void TestCli::theServiceNeedsItsKey()
{
    const Ended ended = m_retake->run(QStringList{QStringLiteral("run"), m_video}
        + words("--from 1 --to 3 --service ltx --json -o") + QStringList{path("never.mp4")});
    QVERIFY2(ended.code == 5, ended.err.constData());
    QCOMPARE(ended.errorKind(), QStringLiteral("no-key"));
}

void TestCli::spliceLaysAFileIn()
{
    testsupport::MediaSpec spec = testsupport::spec(QStringLiteral("H.264 baseline"));
    spec.name = QStringLiteral("a take with numbers of its own");
    spec.firstNumber = 1000;
    const QString take = testsupport::make(spec);
    const Ended ended =
        m_retake->run(QStringList{QStringLiteral("splice"), m_video, QStringLiteral("--take"), take}
            + words("--from 50f --to 60f --take-start 5f --mode picture --json -o")
            + QStringList{path("spliced.mp4")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(at(ended.json(), "ok"), QJsonValue(true));
    QVERIFY(at(ended.json(), "fallback").isNull());
    QCOMPARE(at(ended.json(), "sound.reencoded").toInt(), 0);
    const QStringList before = framemd5(m_video), after = framemd5(path("spliced.mp4"));
    QCOMPARE(after.size(), before.size());
    QCOMPARE(after.first(50), before.first(50));
    int identical = 0;
    for (qsizetype n = 0; n < after.size(); ++n)
        identical += after[n] == before[n] ? 1 : 0;
    QCOMPARE(at(ended.json(), "identical").toInt(), identical);
    const Ended shown = m_retake->run({QStringLiteral("frame"), path("spliced.mp4"),
        QStringLiteral("--at"), QStringLiteral("52f"), QStringLiteral("-o"), path("52.png")});
    QVERIFY2(shown.code == 0, shown.err.constData());
    QCOMPARE(testsupport::readNumber(QImage(path("52.png"))), std::optional(1007));
}

void TestCli::spliceRefusesWhatIsTooShort()
{
    const Ended ended = m_retake->run(
        QStringList{QStringLiteral("splice"), m_video, QStringLiteral("--take"), m_video}
        + words("--from 0f --to 60f --take-start 120f --json -o") + QStringList{path("never.mp4")});
    QVERIFY2(ended.code == 8, ended.err.constData());
    QCOMPARE(ended.errorKind(), QStringLiteral("result-unusable"));
    QVERIFY(!QFile::exists(path("never.mp4")));
}

void TestCli::aReportIsAFileOfItsOwn()
{
    const qint64 before = QFileInfo(m_video).size();
    for (const QString &report : {m_video, path("same.mp4")}) {
        const Ended ended = m_retake->run({QStringLiteral("export"), m_video,
            QStringLiteral("--report"), report, QStringLiteral("-o"), path("same.mp4")});
        QVERIFY2(ended.code == 2, ended.err.constData());
        QCOMPARE(QFileInfo(m_video).size(), before);
        QVERIFY(!QFile::exists(path("same.mp4")));
    }
}

void TestCli::verifyProvesACopy()
{
    QVERIFY(QFile::copy(m_video, path("copy.mp4")));
    const Ended ended =
        m_retake->run(QStringList{QStringLiteral("verify"), m_video, path("copy.mp4")}
            + words("--from 1 --to 3 --json"));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(at(ended.json(), "ok"), QJsonValue(true));
    QCOMPARE(at(ended.json(), "identical").toInt(), 150);
    QCOMPARE(at(ended.json(), "packets.copied").toInt(), 150);
    const Ended other = m_retake->run({QStringLiteral("verify"), m_video,
        testsupport::make(testsupport::spec(QStringLiteral("mono sound")))});
    QCOMPARE(other.code, 8);
}

void TestCli::compareWritesAPicture()
{
    const Ended ended = m_retake->run(QStringList{QStringLiteral("compare"), m_video, m_video}
        + words("--from 20f --to 61f --json -o") + QStringList{path("compare.png")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(at(ended.json(), "frames"), QJsonValue(QJsonArray{20, 40, 60}));
    const QImage picture(path("compare.png"));
    QCOMPARE(picture.size(), QSize(320 + 4 + 320, 3 * 200 - 4));
    QCOMPARE(testsupport::readNumber(picture.copy(0, 200, 320, 180)), std::optional(40));
    QCOMPARE(testsupport::readNumber(picture.copy(324, 200, 320, 180)), std::optional(40));
}

void TestCli::stdoutHoldsOnlyJson()
{
    // Without --json an error leaves stdout empty; with it, nothing but the object.
    const Ended plain = m_retake->run({QStringLiteral("info"), path("no such file")});
    QCOMPARE(plain.code, 3);
    QVERIFY(plain.out.isEmpty());
    QVERIFY(plain.err.contains("no such file"));
    const Ended json = m_retake->run({QStringLiteral("info"), m_video, QStringLiteral("--json")});
    QVERIFY(json.out.startsWith('{') && json.out.endsWith("}\n"));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
