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
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <utility>

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
    explicit Export(const char *sound = "-c:a aac -b:a 96k", bool hasSound = false)
        : source(madeIn(sources, {"", "-c:v libx264 -preset ultrafast -g 20 -bf 0", "mp4", sound}))
        , out(target.filePath(QStringLiteral("out.mp4")))
    {
        // The source's own frames, so that every frame must look as before.
        view = testsupport::withTake(testsupport::openSequence(source),
            {source, range, range.begin.value, 0, true, hasSound, {}});
        const auto planned = render::planExport(*view, Preset::MatchSource, out);
        if (!planned || !planned->splice)
            qFatal("no splice");
        plan = *planned;
    }

    ExportDone run(int distrusted) { return run(distrustful(distrusted, seen)); }

    ExportDone run(const CopyCheck &check)
    {
        const auto done = render::runExport(
            view, plan, out, [this](double p) { told.push_back(p); }, {}, check);
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
    std::vector<double> told;
};

// Nothing goes back, and it ends where it ought to, once.
void checkProgress(const std::vector<double> &told)
{
    QVERIFY(told.size() > 4);
    QVERIFY(told.front() >= 0 && told.front() < 0.5);
    QVERIFY(std::ranges::is_sorted(told));
    QCOMPARE(told.back(), 1.0);
}

using Damage = std::function<void(const QString &part, const Export &job)>;

// Harms the first copy before it is looked at.
CopyCheck harming(const Damage &damage, const Export &job)
{
    return [isFirst = true, &damage, &job](const media::MediaFile &source, const QString &part,
               const render::SpliceClaim &claim, const model::Progress &progress,
               const model::CancelToken &cancel) mutable {
        if (std::exchange(isFirst, false))
            damage(part, job);
        return render::checkSplice(source, part, claim, progress, cancel);
    };
}

void place(const QString &made, const QString &part)
{
    if (!QFile::remove(part) || !QFile::rename(made, part))
        qFatal("cannot replace %s", qPrintable(part));
}

// What the `ffmpeg` program makes of a copy.
Damage remuxed(const char *arguments)
{
    return [arguments](const QString &part, const Export &) {
        const QString made = part + QStringLiteral(".mp4");
        testsupport::runFfmpeg(arguments, part, made);
        place(made, part);
    };
}

// The same splice with another take in all of the seam: `film` is what is made of the source.
Damage otherTake(const char *film, std::int64_t firstFrame)
{
    return [film, firstFrame](const QString &part, const Export &job) {
        const QString take = job.sources.filePath(QStringLiteral("wrong.mp4"));
        testsupport::runFfmpeg(film, job.source, take);
        const media::ViewPtr view = testsupport::withTake(
            testsupport::openSequence(job.source), {take, least, firstFrame, 0, true, false, {}});
        const QString made = job.sources.filePath(QStringLiteral("made.mp4"));
        const auto plan = render::planExport(*view, Preset::MatchSource, made);
        if (!plan || plan->reencoded != std::vector{least} || !render::runExport(view, *plan, made))
            qFatal("no wrong copy");
        place(made, part);
    };
}

// Zeros in a packet's place.
Damage wiped(int stream, int number)
{
    return [stream, number](const QString &part, const Export &) {
        const QByteArray found = testsupport::runFfprobe(
            testsupport::words("-show_entries packet=pos,size -of csv=p=0 -select_streams")
            << QString::number(stream) << part);
        const QList<QByteArray> packet = found.split('\n').at(number).split(',');
        QFile file(part);
        if (!file.open(QIODevice::ReadWrite) || !file.seek(packet.at(1).toLongLong())
            || file.write(QByteArray(packet.at(0).toInt(), '\0')) != packet.at(0).toInt())
            qFatal("cannot damage %s", qPrintable(part));
    };
}

// The file's last part is not there.
void cutShort(const QString &part, const Export &)
{
    QFile file(part);
    if (!file.resize(file.size() / 2))
        qFatal("cannot cut %s", qPrintable(part));
}

std::vector<std::int64_t> allOf(FrameRange frames)
{
    std::vector<std::int64_t> all;
    for (std::int64_t n = frames.begin.value; n < frames.end.value; ++n)
        all.push_back(n);
    return all;
}

} // namespace

Q_DECLARE_METATYPE(Damage)

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
        checkProgress(job.told);
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
        checkProgress(job.told);
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
        checkProgress(job.told);
        QCOMPARE(QDir(job.target.path()).entryList(QDir::Files | QDir::Hidden),
            QStringList{QStringLiteral("out.mp4")});
    }

    void aBadCopyIsSeenAndWrittenAgain_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("isSoundEncoded"); // from end to end
        const auto row = [](const char *name, const Damage &damage, const char *said,
                             bool isSoundEncoded = false) {
            QTest::newRow(name) << damage << QString::fromLatin1(said) << isSoundEncoded;
        };
        row("black in its seam", otherTake("-vf geq=lum=16:cb=128:cr=128 -an", 33),
            "frame 36 in a seam is not like the source's");
        row("a seam that is shifted by a frame", otherTake("-c copy -an", 34),
            "frame 36 in a seam is not like the source's");
        row("a frame of the seam does not decode", wiped(0, 37),
            "frame 37 of the copy does not decode");
        row("a frame of the take does not decode", wiped(0, 34),
            "frame 34 of the copy does not decode");
        row("the frame before the seam is another", wiped(0, 32),
            "the packets of track 0 are not all as they were");
        row("a frame far away is another", wiped(0, 90),
            "the packets of track 0 are not all as they were");
        row("sound is another", wiped(1, 20), "the packets of track 1 are not all as they were");
        row("a packet of the sound is lost",
            remuxed("-map 0 -c copy -bsf:a noise=drop='eq(n\\,20)'"),
            "the packets of track 1 are not all as they were");
        row("the sound is too short", remuxed("-map 0 -c copy -bsf:a noise=drop='gte(n\\,100)'"),
            "the sound of track 1 is not as long as it was", true);
        row("the sound is missing", remuxed("-map 0:v -c copy"), "a track of the copy is missing");
        row("a frame is lost", remuxed("-map 0 -c copy -bsf:v noise=drop='eq(n\\,99)'"),
            "the copy has 99 frames instead of 100");
        row("frames are late", remuxed("-map 0 -c copy -bsf:v setts=ts='TS+512*gte(N\\,70)'"),
            "frame 70 of the copy is not at its time");
        row("the colours are called otherwise",
            remuxed("-map 0 -c copy -bsf:v h264_metadata=colour_primaries=9"),
            "track 0 of the copy has another colour, decoder's setup");
        row("half of it is missing", cutShort,
            "the copy cannot be read (samples lie behind the end of the file)");
    }

    void aBadCopyIsSeenAndWrittenAgain()
    {
        QFETCH(Damage, damage);
        QFETCH(QString, said);
        QFETCH(bool, isSoundEncoded);
        Export job(isSoundEncoded ? "-c:a ac3" : "-c:a aac -b:a 96k", isSoundEncoded);
        QVERIFY(!isSoundEncoded || job.plan.splice->sound.way == render::SoundWay::Track);
        const ExportDone done = job.run(harming(damage, job));
        QCOMPARE(done.why, said);
        QVERIFY(done.rung == Rung::WholeGops);
        QCOMPARE(done.plan.fallbackReason,
            QStringLiteral("Whole GOPs were encoded, because a copy with less of it encoded did "
                           "not come out right: %1.")
                .arg(said));
        QCOMPARE(job.differing(), allOf(wholeGops));
        QCOMPARE(QDir(job.target.path()).entryList(QDir::Files | QDir::Hidden),
            QStringList{QStringLiteral("out.mp4")});
        checkProgress(job.told);
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
