// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/mlt.h"

#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/mediafile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using testsupport::MediaSpec;

namespace {

constexpr int from = 20, to = 45, takeFirst = 12;

MediaSpec spec(int first, QSize size, const char *name)
{
    MediaSpec made;
    made.name = QString::fromLatin1(name);
    made.firstNumber = first;
    made.frames = 100;
    made.size = size;
    return made;
}

std::vector<int> numbersOf(const QString &path)
{
    return testsupport::numbersOf(testsupport::openSequence(path));
}

std::vector<double> clicksOf(const QString &path)
{
    return testsupport::clicksOf(testsupport::openSequence(path));
}

// The source and the take, copied under names that a file may have.
struct Files {
    QTemporaryDir folder;
    QString source, take;

    Files(const QString &sourceName, const QString &takeName)
        : source(folder.filePath(sourceName))
        , take(folder.filePath(takeName))
    {
        QDir(folder.path()).mkpath(QStringLiteral("media"));
        if (!QFile::copy(testsupport::make(spec(1000, {320, 180}, "a film for melt")), source)
            || !QFile::copy(testsupport::make(spec(3000, {640, 360}, "a take for melt")), take))
            qFatal("cannot copy");
    }

    media::ViewPtr view(bool picture, bool sound) const
    {
        return testsupport::withTake(testsupport::openSequence(source),
            {take, {{from}, {to}}, takeFirst, 0, picture, sound, {}});
    }

    QString write(const media::ViewPtr &view) const
    {
        interchange::HandoverOptions options;
        options.folder = folder.path();
        const auto handover =
            interchange::handoverOf(view->project, media::indexesOf(view->files), options);
        if (!handover)
            qFatal("%s", qPrintable(handover.error().detail));
        QFile file(folder.filePath(QStringLiteral("list.mlt")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(interchange::writeMlt(*handover));
        return file.fileName();
    }
};

// What melt makes of a list, losslessly.
void runMelt(const QString &list, const QString &out)
{
    QProcess melt;
    melt.setWorkingDirectory(QDir::rootPath()); // paths are the list's, not the caller's
    melt.start(QStringLiteral("melt"),
        {QStringLiteral("-silent"), list, QStringLiteral("-consumer"),
            QStringLiteral("avformat:") + out, QStringLiteral("real_time=-1"),
            QStringLiteral("vcodec=ffv1"), QStringLiteral("acodec=pcm_s16le"),
            QStringLiteral("f=matroska"), QStringLiteral("pix_fmt=yuv420p")});
    if (!melt.waitForFinished(240'000) || melt.exitCode() != 0)
        qFatal("melt: %s", melt.readAllStandardError().constData());
}

// On a busy machine melt 7.12 now and then ends before its own writer has begun: without an error,
// with a file of nothing or of a header alone.
bool isPlayable(const QString &path)
{
    const auto file = media::openMedia(path);
    return file && !file->index->isEmpty();
}

QString rendered(const QString &list, const QString &out)
{
    for (int attempt = 0; attempt < 8 && !isPlayable(out); ++attempt)
        runMelt(list, out);
    if (!isPlayable(out))
        qFatal("melt wrote no picture, asked eight times");
    return out;
}

std::vector<int> expectedNumbers(bool take)
{
    std::vector<int> numbers;
    for (int n = 0; n < 100; ++n)
        numbers.push_back(take && n >= from && n < to ? 3000 + takeFirst + n - from : 1000 + n);
    return numbers;
}

} // namespace

class TestMlt : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("melt")).isEmpty(),
            "This test needs the `melt` program: install the Debian package `melt`.");
    }

    void meltPlaysTheRightFrames_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("take");
        QTest::newRow("plain names") << "film.mp4"
                                     << "take.mp4";
        QTest::newRow("in a folder below") << "media/film.mp4"
                                           << "media/take.mp4";
        QTest::newRow("blanks and umlauts") << "Über uns.mp4"
                                            << "mein Täke 2.mp4";
        QTest::newRow("marks that mean something elsewhere") << "50% #1 & <a>'.mp4"
                                                             << "%03d.mp4";
    }

    void meltPlaysTheRightFrames()
    {
        QFETCH(QString, source);
        QFETCH(QString, take);
        const Files files(source, take);
        const QString list = files.write(files.view(true, true));
        const QString out = rendered(list, files.folder.filePath(QStringLiteral("out.mkv")));
        QCOMPARE(numbersOf(out), expectedNumbers(true));
    }

    void pictureAndSoundFromDifferentTakes()
    {
        const Files files(QStringLiteral("film.mp4"), QStringLiteral("take.mp4"));
        const QString pictured = rendered(files.write(files.view(true, false)),
            files.folder.filePath(QStringLiteral("picture.mkv")));
        QCOMPARE(numbersOf(pictured), expectedNumbers(true));
        const QString sounded = rendered(files.write(files.view(false, true)),
            files.folder.filePath(QStringLiteral("sound.mkv")));
        QCOMPARE(numbersOf(sounded), expectedNumbers(false));
        // Clicks every half second from 0.25 s on: of the film, and of the take in its range, which
        // shows its frame 12 at frame 20.
        const auto near = [](const std::vector<double> &clicks, double time) {
            return std::ranges::any_of(
                clicks, [time](double at) { return std::abs(at - time) < 0.02; });
        };
        const double inside = 1.25, shifted = 0.75 + (from - takeFirst) / 25.0;
        const std::vector<double> film = clicksOf(pictured), take = clicksOf(sounded);
        QVERIFY(near(film, inside) && !near(film, shifted));
        QVERIFY(near(take, shifted) && !near(take, inside));
        QVERIFY(near(take, 0.25) && near(take, 3.25) && near(film, 3.25));
    }

    void aSilentFilmWhoseTakeIsHeard()
    {
        MediaSpec silent = spec(1000, {320, 180}, "a silent film for melt");
        silent.audioChannels = 0;
        const Files files(QStringLiteral("unused.mp4"), QStringLiteral("take.mp4"));
        const QString source = files.folder.filePath(QStringLiteral("silent.mp4"));
        QVERIFY(QFile::copy(testsupport::make(silent), source));
        const media::ViewPtr view = testsupport::withTake(testsupport::openSequence(source),
            {files.take, {{from}, {to}}, takeFirst, 0, true, true, {}});
        const QString out =
            rendered(files.write(view), files.folder.filePath(QStringLiteral("out.mkv")));
        QCOMPARE(numbersOf(out), expectedNumbers(true));
        for (const double at : clicksOf(out))
            QVERIFY2(at > from / 25.0 && at < to / 25.0, qPrintable(QString::number(at)));
        QVERIFY(!clicksOf(out).empty());
    }

    void meltCountsAtNtscRates()
    {
        MediaSpec ntsc = spec(1000, {320, 180}, "an NTSC film for melt");
        ntsc.rate = QStringLiteral("30000/1001");
        const Files files(QStringLiteral("unused.mp4"), QStringLiteral("take.mp4"));
        const QString source = files.folder.filePath(QStringLiteral("ntsc.mp4"));
        QVERIFY(QFile::copy(testsupport::make(ntsc), source));
        const QString out = rendered(files.write(testsupport::openSequence(source)),
            files.folder.filePath(QStringLiteral("out.mkv")));
        QCOMPARE(numbersOf(out), expectedNumbers(false));
    }
};

QTEST_MAIN(TestMlt)
#include "tst_mlt.moc"
