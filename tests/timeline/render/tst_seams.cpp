// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/splicefiles.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using model::FrameRange;
using render::Preset;
using render::Rung;
using namespace splicefiles;
using testsupport::words;

namespace {

// A copy of a file in which these ranges show another video.
struct Spliced {
    QString source, out;
    render::ExportDone done;
    QString error;

    render::SplicePlan plan() const
    {
        return done.plan.splice ? done.plan.splice->plan : render::SplicePlan();
    }
};

QString takeIn(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("take.mp4"));
    testsupport::runFfmpeg(words("-f lavfi -i mandelbrot=s=320x180:r=25 -frames:v 60 -c:v libx264 "
                                 "-preset ultrafast -pix_fmt yuv420p")
        << path);
    return path;
}

Spliced spliced(
    const QTemporaryDir &folder, const QString &source, const std::vector<FrameRange> &ranges)
{
    Spliced result;
    result.source = source;
    result.out = folder.filePath(QStringLiteral("out.") + source.section(QLatin1Char('.'), -1));
    media::ViewPtr view = testsupport::openSequence(source);
    const QString take = takeIn(folder);
    for (const FrameRange &range : ranges)
        view = testsupport::withTake(view, {take, range, 5, 0, true, false, {}});
    const auto plan = render::planExport(*view, Preset::MatchSource, result.out);
    if (!plan) {
        result.error = plan.error().detail;
        return result;
    }
    const auto done = render::runExport(view, *plan, result.out);
    if (done)
        result.done = *done;
    else
        result.error = done.error().detail;
    return result;
}

// Every frame of the plan's copied ranges decodes to what it was, at its time, without a word.
void checkPictures(const Spliced &spliced)
{
    QCOMPARE(spliced.error, QString());
    const Listing before = pictures(spliced.source), after = pictures(spliced.out);
    QCOMPARE(QString::fromUtf8(after.complaints), QString());
    QCOMPARE(after.lines.size(), before.lines.size());
    for (std::size_t n = 0; n < before.lines.size(); ++n)
        QCOMPARE(after.lines[n][2], before.lines[n][2]);
    for (const FrameRange &range : spliced.plan().copied()) {
        for (std::int64_t n = range.begin.value; n < range.end.value; ++n)
            QVERIFY2(after.lines[std::size_t(n)][5] == before.lines[std::size_t(n)][5],
                qPrintable(QString::number(n)));
    }
}

} // namespace

class TestSeams : public QObject {
    Q_OBJECT

private slots:
    void openGopsOfH264AreCountedAnew_data()
    {
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("suffix");
        const auto row = [](const char *name, const char *params, const char *suffix = "mp4") {
            QTest::newRow(name) << QString::fromLatin1(params) << QString::fromLatin1(suffix);
        };
        row("three B-frames", "bframes=3");
        row("a pyramid and many references", "bframes=7:b-pyramid=normal:ref=6:b-adapt=2");
        row("CAVLC, in slices", "bframes=2:cabac=0:slices=3");
        row("in QuickTime", "bframes=3:ref=4", "mov");
        row("in Matroska", "bframes=3:ref=4", "mkv");
        row("weights and temporal prediction", "bframes=3:weightp=2:ref=5:direct=temporal");
    }

    void openGopsOfH264AreCountedAnew()
    {
        QFETCH(QString, params);
        QFETCH(QString, suffix);
        QTemporaryDir folder;
        const QByteArray arguments = "-c:v libx264 -preset medium -x264-params "
                                     "keyint=20:min-keyint=20:scenecut=0:open-gop=1:"
            + params.toLatin1();
        Encode encode{"", arguments.constData()};
        const QByteArray ending = suffix.toLatin1();
        encode.suffix = ending.constData();
        const QString source = madeIn(folder, encode);
        const Spliced result = spliced(folder, source, {{{23}, {27}}, {{62}, {66}}});
        checkPictures(result);
        QVERIFY2(result.done.rung == Rung::AsPlanned, qPrintable(result.done.why));
        QCOMPARE(result.done.why, QString());
        QCOMPARE(result.plan().rebased().size(), std::size_t(2));
        QVERIFY(result.done.plan.details.join(QLatin1Char(' '))
                    .contains(QLatin1String("Counted anew")));
        std::int64_t touched = 0;
        for (const FrameRange &range : result.plan().reencoded())
            touched += range.count();
        QVERIFY2(touched <= 2 * 28, qPrintable(QString::number(touched)));
        // What lies before the first seam is the very same packets.
        const auto before = packets(source).of(0), after = packets(result.out).of(0);
        for (std::size_t i = 0; i < 15; ++i)
            QVERIFY(before[i] == after[i]);
    }

    void whatCannotBeCountedAnewIsEncodedUpToTheNextIdr()
    {
        QTemporaryDir folder;
        const QString source = madeIn(folder,
            {"",
                "-c:v libx264 -preset veryfast -forced-idr 1 -force_key_frames 3.2 -x264-params "
                "keyint=20:min-keyint=5:scenecut=0:open-gop=1:bframes=3"});
        // The recovery point of frame 60 becomes a unit of scalable coding.
        QFile file(source);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qsizetype at = file.readAll().lastIndexOf(QByteArray::fromHex("060601c480"));
        QVERIFY(at > 0 && file.seek(at) && file.write("\x0E", 1) == 1);
        file.close();
        const Spliced result = spliced(folder, source, {{{23}, {27}}});
        QCOMPARE(result.error, QString());
        QVERIFY2(result.done.rung == Rung::NoRebase, qPrintable(result.done.why));
        QVERIFY2(result.done.why.contains(QLatin1String("layers")), qPrintable(result.done.why));
        QVERIFY(result.plan().rebased().empty());
        QCOMPARE(result.plan().seams.size(), std::size_t(1));
        QCOMPARE(result.plan().seams.front().touched.end.value, 80);
        QVERIFY(result.plan().seams.front().entry == render::Entry::AsItIs);
        checkPictures(result);
    }
};

QTEST_GUILESS_MAIN(TestSeams)
#include "tst_seams.moc"
