// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/splicefiles.h"
#include "timeline/media/framesource.h"
#include "timeline/render/picturehash.h"
#include "timeline/render/verify.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace timeline;
using model::FrameRange;
using render::ExportPlan;
using render::Preset;
using render::Rung;
using namespace splicefiles;
using testsupport::words;

namespace {

bool isIn(const std::vector<FrameRange> &ranges, std::int64_t n)
{
    return std::ranges::any_of(ranges, [n](FrameRange r) { return r.contains({n}); });
}

// The take is either the source itself (what comes out must look the same) or another video.
media::ViewPtr changed(const media::ViewPtr &view, FrameRange range, const QString &take, bool own)
{
    return testsupport::withTake(
        view, {take, range, own ? range.begin.value : 5, 0, true, false, {}});
}

QString otherVideo()
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("take.mp4"));
    if (!QFile::exists(path))
        testsupport::runFfmpeg(words("-f lavfi -i mandelbrot=s=640x360:r=25 -frames:v 140 -c:v "
                                     "libx264 -preset ultrafast -pix_fmt yuv420p")
            << path);
    return path;
}

void checkCopy(const QString &source, const QString &out, const ExportPlan &plan)
{
    const Listing before = pictures(source), after = pictures(out);
    QCOMPARE(QString::fromUtf8(after.complaints), QString::fromUtf8(before.complaints));
    QCOMPARE(after.lines.size(), before.lines.size());
    std::int64_t differing = 0;
    for (std::size_t n = 0; n < before.lines.size(); ++n) {
        QCOMPARE(after.lines[n][2], before.lines[n][2]); // pts
        if (!isIn(plan.reencoded, std::int64_t(n)))
            QVERIFY2(after.lines[n][5] == before.lines[n][5], qPrintable(QString::number(n)));
        differing += after.lines[n][5] != before.lines[n][5];
    }
    QVERIFY(differing > 0);
}

// As they are shown, without what an edit list hides: that may go before a touched first frame.
std::vector<QList<QByteArray>> shown(const Listing &listing, const model::FrameIndex &index)
{
    auto lines = listing.of(0);
    std::erase_if(lines,
        [&](const QList<QByteArray> &line) { return !index.frameWithPts(line[2].toLongLong()); });
    std::ranges::sort(
        lines, {}, [](const QList<QByteArray> &line) { return line[2].toLongLong(); });
    return lines;
}

// Every packet of other tracks, and of the pictures every one that is shown outside.
void checkPackets(const QString &source, const QString &out, const ExportPlan &plan)
{
    const auto index = testsupport::opened(source).index;
    const Listing before = packets(source), after = packets(out);
    QCOMPARE(after.complaints, before.complaints);
    QVERIFY(after.of(1) == before.of(1));
    const auto wanted = shown(before, *index), got = shown(after, *index);
    QCOMPARE(got.size(), wanted.size());
    QCOMPARE(std::int64_t(got.size()), index->count());
    const bool isMatroska = source.endsWith(QLatin1String("mkv"));
    std::vector<std::int64_t> stamps;
    for (std::size_t n = 0; n < wanted.size(); ++n) {
        stamps.push_back(got[n][1].toLongLong() - wanted[n][1].toLongLong());
        // The first one behind a seam takes another stamp, and may become a broken link.
        const bool isEntry = n > 0 && isIn(plan.reencoded, std::int64_t(n) - 1);
        if (isIn(plan.reencoded, std::int64_t(n)) || isEntry)
            continue;
        // Counted anew: the pictures are the same, their headers are not.
        const int end = isIn(plan.splice->plan.rebased(), std::int64_t(n)) ? 3 : 6;
        for (int field = isMatroska ? 2 : 1; field < end; ++field)
            QVERIFY2(got[n][field] == wanted[n][field],
                qPrintable(QStringLiteral("frame %1: %2 instead of %3")
                               .arg(n)
                               .arg(QString::fromUtf8(got[n].join(' ')),
                                   QString::fromUtf8(wanted[n].join(' ')))));
    }
    // The same stamps of decoding in all, whoever has them.
    QVERIFY(isMatroska || std::accumulate(stamps.begin(), stamps.end(), std::int64_t(0)) == 0);
}

// Over all of these frames together.
double psnrIn(const QString &source, const QString &out, const std::vector<FrameRange> &ranges)
{
    const auto a = media::FrameSource::open(testsupport::opened(source));
    const auto b = media::FrameSource::open(testsupport::opened(out));
    double error = 0, count = 0;
    for (const FrameRange &range : ranges) {
        for (model::FrameNumber n = range.begin; n < range.end; n = n + 1, ++count) {
            const auto x = (*a)->frame(n), y = (*b)->frame(n);
            error += std::pow(10, -(x && y ? render::picturePsnr(*x, *y).value_or(0) : 0) / 10);
        }
    }
    return -10 * std::log10(error / count);
}

int numberOf(const char *variable, int otherwise)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : otherwise;
}

void checkSplice(
    const QString &source, const QString &out, const media::ViewPtr &view, bool looksTheSame)
{
    const auto plan = render::planExport(*view, Preset::MatchSource, out);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
    QCOMPARE(plan->fallbackReason, QString());
    double told = 0;
    bool hasGoneBack = false;
    const auto done = render::runExport(view, *plan, out, [&](double p) {
        hasGoneBack = hasGoneBack || p < told;
        told = p;
    });
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(done->why, QString());
    QVERIFY(done->rung == Rung::AsPlanned);
    QCOMPARE(done->leftOut, QStringList());
    QVERIFY(!hasGoneBack);
    checkCopy(source, out, *plan);
    checkPackets(source, out, *plan);
    const media::MediaFile base = testsupport::opened(source), copy = testsupport::opened(out);
    const auto report =
        render::verify(base, copy, render::changedFrames(*view), {}, {}, render::Depth::Quick);
    QVERIFY(report);
    for (const render::Check &check : report->checks)
        QVERIFY2(check.ok, qPrintable(check.name));
    if (looksTheSame) {
        const double psnr = psnrIn(source, out, plan->reencoded);
        QVERIFY2(psnr >= 50, qPrintable(QString::number(psnr)));
    }
}

} // namespace

class TestSplicer : public QObject {
    Q_OBJECT

private slots:
    void whatIsNotTouchedStaysAsItIs_data()
    {
        QTest::addColumn<int>("encode");
        for (std::size_t i = 0; i < encodes.size(); ++i)
            QTest::newRow(encodes[i].name) << int(i);
    }

    void whatIsNotTouchedStaysAsItIs()
    {
        QFETCH(int, encode);
        const Encode &made = encodes[std::size_t(encode)];
        QTemporaryDir folder;
        const QString source = madeIn(folder, made);
        const QString suffix = QLatin1Char('.') + QLatin1String(made.suffix);
        const media::ViewPtr plain = testsupport::openSequence(source);
        const int count = int(plain->grid->count());
        QVERIFY(count >= 80);
        // In a soak more sections of each file, elsewhere each time.
        const int rounds = numberOf("RETAKE_SOAK_ROUNDS", 0);
        QRandomGenerator random(quint32(numberOf("RETAKE_SOAK_SEED", 7) + encode));
        std::vector<int> kinds{0, 1 + encode % 2};
        for (int round = 2; round < rounds; ++round)
            kinds.push_back(round % 4);
        for (const int kind : kinds) {
            const bool own = kind == 0;
            const int begin = kind == 2 ? 0 : random.bounded(1, count - 12);
            const int end = begin + random.bounded(1, 12);
            const QString take =
                own ? folder.filePath(QStringLiteral("own") + suffix) : otherVideo();
            if (own && !QFile::exists(take))
                QVERIFY(QFile::copy(source, take));
            media::ViewPtr view = changed(plain, {{begin}, {end}}, take, own);
            if (kind == 1) // two ranges in one file
                view = changed(view, {{count - 3}, {count - 1}}, take, own);
            checkSplice(source, folder.filePath(QStringLiteral("out") + suffix), view, own);
            const QString lacks =
                otherDecoderDisagrees(source, folder.filePath(QStringLiteral("out") + suffix));
            QVERIFY2(lacks.isEmpty(), qPrintable(lacks));
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(
                    QStringLiteral("kind %1, frames %2 to %3").arg(kind).arg(begin).arg(end)));
        }
        if (rounds > 0)
            qInfo("%zu sections", kinds.size());
    }

    void theRestOfTheFileIsCarried_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("in MP4") << QStringLiteral("mp4");
        QTest::newRow("in QuickTime") << QStringLiteral("mov");
        QTest::newRow("in Matroska") << QStringLiteral("mkv");
    }

    void theRestOfTheFileIsCarried()
    {
        QFETCH(QString, suffix);
        QTemporaryDir folder;
        const QString source = richFile(folder, suffix);
        const media::ViewPtr view =
            changed(testsupport::openSequence(source), {{40}, {44}}, otherVideo(), false);
        const QString out = folder.filePath(QStringLiteral("out.") + suffix);
        const auto plan = render::planExport(*view, Preset::MatchSource, out);
        QVERIFY(plan);
        QCOMPARE(plan->fallbackReason, QString());
        const auto done = render::runExport(view, *plan, out);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->why, QString());
        QCOMPARE(done->leftOut, QStringList());
        QCOMPARE(facts(out), facts(source));
        const Listing before = packets(source), after = packets(out);
        for (const int stream : {1, 2})
            QVERIFY(after.of(stream) == before.of(stream));
    }

    void aQuickLookSaysTheSameAsAFullOne()
    {
        QTemporaryDir folder;
        const QString source = madeIn(folder, encodes[0]);
        const FrameRange range{{75}, {79}};
        const media::ViewPtr view =
            changed(testsupport::openSequence(source), range, otherVideo(), false);
        const QString out = folder.filePath(QStringLiteral("out.mp4"));
        const auto plan = render::planExport(*view, Preset::MatchSource, out);
        QVERIFY(plan && render::runExport(view, *plan, out));
        const media::MediaFile base = testsupport::opened(source), copy = testsupport::opened(out);
        const auto full = render::verify(base, copy, {{range}});
        const auto quick = render::verify(base, copy, {{range}}, {}, {}, render::Depth::Quick);
        QVERIFY(full && quick && full->ok && quick->ok);
        QCOMPARE(full->decoded, 100);
        QVERIFY2(quick->decoded < 80, qPrintable(QString::number(quick->decoded)));
        QCOMPARE(quick->identical, full->identical);
        QCOMPARE(quick->reencoded, full->reencoded);
        QCOMPARE(quick->packetsCopied, 100 - plan->reencoded.front().count());
        QCOMPARE(quick->soundReencoded, 0);
    }

    void nothingChangedIsACopy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("MP4") << QString::fromLatin1(encodes[1].name);
        QTest::newRow("Matroska") << QStringLiteral("H.264 in Matroska");
    }
    void nothingChangedIsACopy()
    {
        QFETCH(QString, name);
        const auto encode = std::ranges::find_if(
            encodes, [&](const Encode &e) { return name == QLatin1String(e.name); });
        QTemporaryDir folder;
        const QString source = madeIn(folder, *encode);
        const media::ViewPtr view = testsupport::openSequence(source);
        const QString out =
            folder.filePath(QStringLiteral("out.%1").arg(QLatin1String(encode->suffix)));
        const auto plan = render::planExport(*view, Preset::MatchSource, out);
        QVERIFY(plan);
        QVERIFY(plan->reencoded.empty());
        QCOMPARE(plan->copied, (std::vector<FrameRange>{{{0}, {100}}}));
        const auto done = render::runExport(view, *plan, out);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->rung, render::Rung::AsPlanned);
        QVERIFY(packets(out).lines == packets(source).lines);
    }
};

QTEST_GUILESS_MAIN(TestSplicer)
#include "tst_splicer.moc"
