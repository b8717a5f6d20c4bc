// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/splicefiles.h"
#include "timeline/media/framesource.h"
#include "timeline/render/picturehash.h"
#include "timeline/render/verify.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace timeline;
using model::Error;
using model::FrameRange;
using model::Result;
using render::CopyCheck;
using render::ExportDone;
using render::ExportPlan;
using render::Preset;
using render::Rung;
using namespace splicefiles;

namespace {

// In the middle of the second of five GOPs of 20 frames.
constexpr FrameRange range{{33}, {36}};
constexpr FrameRange least{{33}, {40}};
constexpr FrameRange wholeGops{{20}, {60}};

// Finds fault with the first `times` copies, which are in order; then looks for itself.
CopyCheck distrustful(int times, std::vector<std::vector<FrameRange>> &seen)
{
    return [left = times, &seen](const media::MediaFile &source, const QString &part,
               const render::SpliceClaim &claim, const model::Progress &progress,
               const model::CancelToken &cancel) mutable -> Result<> {
        auto ok = render::checkSplice(source, part, claim, progress, cancel);
        seen.push_back(claim.offer.plan.reencoded());
        if (ok && left-- > 0)
            return model::fail(Error::Kind::EncoderFailed,
                QStringLiteral("a player lost picture %1").arg(seen.size()));
        return ok;
    };
}

struct Export {
    Export()
        : source(madeIn(sources, {"", "-c:v libx264 -preset ultrafast -g 20 -bf 0"}))
        , out(target.filePath(QStringLiteral("out.mp4")))
    {
        // The source's own frames, so that every frame must look as before.
        view = testsupport::withTake(testsupport::openSequence(source),
            {source, range, range.begin.value, 0, true, false, {}});
        const auto planned = render::planExport(*view, Preset::MatchSource, out);
        if (!planned || !planned->splice)
            qFatal("no splice");
        plan = *planned;
    }

    ExportDone run(int distrusted)
    {
        const auto done = render::runExport(view, plan, out, {}, {}, distrustful(distrusted, seen));
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return *done;
    }

    std::vector<std::int64_t> differing() const
    {
        const Listing before = pictures(source), after = pictures(out);
        std::vector<std::int64_t> frames;
        for (std::size_t n = 0; n < std::min(before.lines.size(), after.lines.size()); ++n) {
            if (before.lines[n][5] != after.lines[n][5])
                frames.push_back(std::int64_t(n));
        }
        return after.lines.size() == before.lines.size() ? frames : std::vector<std::int64_t>{-1};
    }

    QTemporaryDir sources, target;
    QString source, out;
    media::ViewPtr view;
    ExportPlan plan;
    std::vector<std::vector<FrameRange>> seen; // what was encoded of each copy that was checked
};

std::vector<std::int64_t> allOf(FrameRange frames)
{
    std::vector<std::int64_t> all;
    for (std::int64_t n = frames.begin.value; n < frames.end.value; ++n)
        all.push_back(n);
    return all;
}

} // namespace

class TestRungs : public QObject {
    Q_OBJECT

private slots:
    void whatProvesRightStaysOnTheFirst()
    {
        Export job;
        const ExportDone done = job.run(0);
        QVERIFY(done.rung == Rung::AsPlanned);
        QCOMPARE(done.why, QString());
        QCOMPARE(done.plan, job.plan);
        QCOMPARE(job.seen, (std::vector<std::vector<FrameRange>>{{least}}));
        QCOMPARE(job.differing(), allOf(least));
    }

    void oneThatDoesNotIsWrittenInWholeGops()
    {
        Export job;
        const ExportDone done = job.run(1);
        QVERIFY(done.rung == Rung::WholeGops);
        QCOMPARE(done.why, QStringLiteral("a player lost picture 1"));
        QCOMPARE(done.plan.fallbackReason,
            QStringLiteral("Whole GOPs were encoded, because a copy with less of it encoded did "
                           "not come out right: a player lost picture 1."));
        QCOMPARE(done.plan.reencoded, (std::vector<FrameRange>{wholeGops}));
        QCOMPARE(job.seen, (std::vector<std::vector<FrameRange>>{{least}, {wholeGops}}));
        QCOMPARE(job.differing(), allOf(wholeGops));
        const auto report = render::verify(testsupport::opened(job.source),
            testsupport::opened(job.out), std::vector<FrameRange>{wholeGops});
        QVERIFY(report && report->ok);
        QCOMPARE(report->identical, 100 - wholeGops.count());
        QCOMPARE(QDir(job.target.path()).entryList(QDir::Files | QDir::Hidden),
            QStringList{QStringLiteral("out.mp4")});
    }

    void twoThatDoNotAreEncodedAsAWhole()
    {
        Export job;
        const ExportDone done = job.run(2);
        QVERIFY(done.rung == Rung::FullEncode);
        QCOMPARE(done.why,
            QStringLiteral(
                "a player lost picture 1; with whole GOPs encoded, a player lost picture 2"));
        QCOMPARE(done.plan.fallbackReason,
            QStringLiteral("The whole file was encoded anew, because a copy did not come out "
                           "right: %1.")
                .arg(done.why));
        QVERIFY(!done.plan.splice && done.plan.copied.empty());
        QCOMPARE(job.seen, (std::vector<std::vector<FrameRange>>{{least}, {wholeGops}}));
        QCOMPARE(job.differing(), allOf({{0}, {100}}));
        QCOMPARE(QDir(job.target.path()).entryList(QDir::Files | QDir::Hidden),
            QStringList{QStringLiteral("out.mp4")});
    }

    // Motion JPEG has no wider GOPs: the reason is not said twice.
    void whereThereIsNoWiderSpliceTheWholeIsEncodedAtOnce()
    {
        QTemporaryDir folder;
        const QString source = madeIn(folder, {"", "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p", "mov"});
        const media::ViewPtr view = testsupport::withTake(testsupport::openSequence(source),
            {source, range, range.begin.value, 0, true, false, {}});
        const QString out = folder.filePath(QStringLiteral("out.mov"));
        const auto plan = render::planExport(*view, Preset::MatchSource, out);
        QVERIFY(plan && plan->splice);
        std::vector<std::vector<FrameRange>> seen;
        const auto done = render::runExport(view, *plan, out, {}, {}, distrustful(9, seen));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QVERIFY(done->rung == Rung::FullEncode);
        QCOMPARE(seen, (std::vector<std::vector<FrameRange>>{{range}}));
        QCOMPARE(done->why, QStringLiteral("a player lost picture 1"));
    }

    // A failure that no other way of writing mends ends it.
    void aFullDiskIsNoReasonToTryAgain()
    {
        Export job;
        int times = 0;
        const auto done = render::runExport(
            job.view, job.plan, job.out, {}, {}, [&times](auto &&...) -> Result<> {
                ++times;
                return model::fail(Error::Kind::DiskFull);
            });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::DiskFull);
        QCOMPARE(times, 1);
        QCOMPARE(QDir(job.target.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRungs)
#include "tst_rungs.moc"
