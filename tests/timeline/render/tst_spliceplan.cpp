// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/spliceplan.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

using namespace timeline;
using model::FrameIndex;
using model::FrameRange;
using model::KeyKind;
using render::Entry;
using render::Reach;
using render::SplicePlan;
using render::SpliceTraits;

Q_DECLARE_METATYPE(timeline::render::SpliceTraits)

namespace {

constexpr SpliceTraits h264{false, false, false, true}, hevc{false, true, false, false},
    intra{true, false, false, false}, matroska{false, true, true, false};

// Pictures in decoding order, a letter and the place where each is shown: "I0 P3 b1 b2 C6 l4 l5".
// I: IDR, C: CRA, R: recovery point, F: refresh; the rest are none of them. Ten ticks a frame.
FrameIndex indexOf(const QString &pictures)
{
    std::vector<model::FrameEntry> frames;
    std::vector<FrameIndex::EntryPoint> entries;
    const std::map<QChar, KeyKind> kinds{{u'I', KeyKind::Idr}, {u'C', KeyKind::Cra},
        {u'R', KeyKind::Recovery}, {u'F', KeyKind::Refresh}};
    std::int64_t place = 0;
    for (const QString &word : pictures.split(QLatin1Char(' '))) {
        const auto kind = kinds.find(word.front());
        model::FrameEntry entry;
        entry.pts = 1000 + 10 * word.mid(1).toInt();
        entry.dts = 980 + 10 * place;
        entry.position = 100 * ++place;
        entry.key = kind == kinds.end() ? KeyKind::None : kind->second;
        if (entry.isKey())
            entries.push_back({entry.pts, entry.dts, entry.key});
        frames.push_back(entry);
    }
    return {{1, 1000}, frames, entries, 10};
}

QString textOf(const std::vector<FrameRange> &ranges)
{
    QStringList words;
    for (const FrameRange &r : ranges)
        words << QStringLiteral("%1-%2").arg(r.begin.value).arg(r.end.value);
    return words.join(QLatin1Char(' '));
}

QString entriesOf(const SplicePlan &plan)
{
    QString text;
    for (const render::Seam &seam : plan.seams)
        text += QLatin1Char("=BRE"[int(seam.entry)]);
    return text;
}

std::vector<FrameRange> rangesOf(const QString &text)
{
    std::vector<FrameRange> ranges;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QStringList ends = word.split(QLatin1Char('-'));
        ranges.push_back({{ends[0].toInt()}, {ends[1].toInt()}});
    }
    return ranges;
}

// Closed GOPs of six, each "I p b b p b" shown 0 3 1 2 5 4.
QString closedGops(int count)
{
    QStringList words;
    for (int g = 0; g < count; ++g) {
        const char *letters = "Ipbbpb";
        const std::array<int, 6> shown{0, 3, 1, 2, 5, 4};
        for (std::size_t i = 0; i < 6; ++i)
            words << QLatin1Char(letters[i]) + QString::number(6 * g + shown[i]);
    }
    return words.join(QLatin1Char(' '));
}

// As a stream of such GOPs may come: closed or open, of any length and depth.
QString anyGops(QRandomGenerator &random)
{
    QStringList words;
    int shown = 0;
    const int gops = random.bounded(2, 7);
    for (int g = 0; g < gops; ++g) {
        const int leading = g == 0 ? 0 : random.bounded(0, 4);
        const char letter = leading > 0 ? (random.bounded(2) ? 'C' : 'R') : 'I';
        words << QLatin1Char(letter) + QString::number(shown + leading);
        for (int i = 0; i < leading; ++i)
            words << QStringLiteral("l%1").arg(shown + i);
        shown += leading + 1;
        for (int mini = random.bounded(0, 6); mini > 0; --mini) {
            const int b = random.bounded(0, 4);
            words << QStringLiteral("p%1").arg(shown + b);
            for (int i = 0; i < b; ++i)
                words << QStringLiteral("b%1").arg(shown + i);
            shown += b + 1;
        }
    }
    return words.join(QLatin1Char(' '));
}

std::vector<FrameRange> anyRanges(QRandomGenerator &random, int frames)
{
    std::vector<FrameRange> ranges;
    for (int at = random.bounded(frames); at < frames && ranges.size() < 3;) {
        const int end = at + random.bounded(1, frames - at + 1);
        ranges.push_back({{at}, {end}});
        at = end + random.bounded(1, frames);
    }
    return ranges;
}

// What lies before and behind a seam leans on nothing in it.
void checkSeam(const FrameIndex &index, const render::Seam &seam, SpliceTraits traits)
{
    const std::int64_t begin = seam.touched.begin.value, end = seam.touched.end.value;
    QVERIFY(begin <= seam.changed.begin.value && end >= seam.changed.end.value);
    QVERIFY(std::ranges::is_sorted(seam.stamps));
    QCOMPARE(
        std::int64_t(seam.stamps.size()), end - begin + (seam.entry == Entry::EndOfFile ? 0 : 1));
    std::int64_t lastBefore = -1;
    for (std::int64_t n = 0; n < begin; ++n)
        lastBefore = std::max(lastBefore, index.at({n}).position);
    for (std::int64_t n = begin; n < index.count(); ++n)
        QVERIFY(index.at({n}).position > lastBefore);
    if (seam.entry == Entry::EndOfFile) {
        QCOMPARE(end, index.count());
        return;
    }
    const model::FrameEntry &entry = index.at({end});
    QVERIFY(entry.key == KeyKind::Idr || (entry.key == KeyKind::Cra && traits.brokenLinks)
        || (entry.key == KeyKind::Recovery && traits.rebases));
    QCOMPARE(seam.entry == Entry::Rebased, entry.key == KeyKind::Recovery);
    QCOMPARE(seam.rebased.isEmpty(), entry.key != KeyKind::Recovery);
    QCOMPARE(seam.entry == Entry::BrokenLink, entry.key == KeyKind::Cra);
    for (std::int64_t n = end; n < index.count(); ++n)
        QVERIFY(index.at({n}).position >= entry.position);
    // The packet that is laid at each stamp is shown no earlier: the entry takes the last one.
    QVERIFY(seam.stamps.back() <= entry.pts);
}

} // namespace

class TestSplicePlan : public QObject {
    Q_OBJECT

private slots:
    void whatIsTouched_data()
    {
        QTest::addColumn<QString>("pictures");
        QTest::addColumn<SpliceTraits>("traits");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QString>("changed");
        QTest::addColumn<QString>("touched");
        QTest::addColumn<QString>("entries");
        const auto row = [](const char *name, const QString &pictures, SpliceTraits traits,
                             const char *changed, const char *touched, const char *entries,
                             bool whole = false) {
            QTest::newRow(name) << pictures << traits << whole << QString::fromLatin1(changed)
                                << QString::fromLatin1(touched) << QString::fromLatin1(entries);
        };
        const QString three = closedGops(3);
        row("nothing changed: nothing is touched", three, h264, "", "", "");
        row("a whole GOP is replaced by itself", three, h264, "6-12", "6-12", "=");
        row("a B picture takes those decoded with its anchor along", three, h264, "8-9", "7-12",
            "=");
        row("behind an anchor the head is copied in the middle of the GOP", three, h264, "10-11",
            "10-12", "=");
        row("the first frame: up to the next GOP", three, h264, "0-1", "0-6", "=");
        row("the last frame: up to the end", three, h264, "17-18", "16-18", "E");
        row("everything", three, h264, "0-18", "0-18", "E");
        row("two ranges in one GOP are one seam", three, h264, "1-2 4-5", "1-6", "=");
        row("neighbouring GOPs touch: one seam", three, h264, "4-5 6-7", "4-12", "=");
        row("two seams with copied frames between", three, h264, "0-1 12-13", "0-6 12-18", "=E");
        row("strict players: from the GOP's start, one entry later", closedGops(4), h264, "10-11",
            "6-18", "=", true);
        row("whole GOPs, two ranges: one seam", closedGops(4), h264, "1-2 10-11", "0-18", "=",
            true);
        const QString open = QStringLiteral("I0 p3 b1 b2 C6 l4 l5 p9 b7 b8 C12 l10 l11 p13");
        row("H.265: leading pictures are encoded, the CRA becomes a broken link", open, hevc, "1-2",
            "1-6", "B");
        row("H.265: a change in leading pictures", open, hevc, "5-6", "4-6", "B");
        row("H.265: a change of the CRA itself", open, hevc, "6-7", "4-12", "B");
        const QString recovering = QStringLiteral("I0 p2 b1 R5 l3 l4 p6 I7 p8");
        row("H.264: leading pictures are encoded, the recovery point is counted anew", recovering,
            h264, "1-2", "1-5", "R");
        row("where nothing is counted anew recovery points are no entries", recovering,
            {false, false, false, false}, "1-2", "1-7", "=");
        row("whole GOPs count nothing anew", recovering, h264, "1-2", "0-9", "E", true);
        row("intra refresh: up to the end", QStringLiteral("I0 p1 p2 F3 p4 p5"), h264, "1-2", "1-6",
            "E");
        row("every picture alone: only what is changed", QStringLiteral("I0 I1 I2 I3 I4"), intra,
            "1-2 3-4", "1-2 3-4", "==");
        row("every picture alone: neighbours are one seam", QStringLiteral("I0 I1 I2 I3 I4"), intra,
            "1-2 2-4", "1-4", "=");
        row("where only the place in the file is known", open, matroska, "1-2", "1-6", "B");
    }

    void whatIsTouched()
    {
        QFETCH(QString, pictures);
        QFETCH(SpliceTraits, traits);
        QFETCH(bool, whole);
        QFETCH(QString, changed);
        QFETCH(QString, touched);
        QFETCH(QString, entries);
        const FrameIndex index = indexOf(pictures);
        const auto plan = render::planSplice(
            index, rangesOf(changed), traits, whole ? Reach::WholeGops : Reach::Least);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        QCOMPARE(textOf(plan->reencoded()), touched);
        QCOMPARE(entriesOf(*plan), entries);
        QCOMPARE(plan->frames, index.count());
    }

    void theReasonNamesTheFrames()
    {
        const auto plan = render::planSplice(indexOf(closedGops(3)), {{{8}, {9}}}, h264);
        QVERIFY(plan);
        QCOMPARE(plan->seams.front().reason,
            QStringLiteral(
                "Encoded beside the range: frame 7, which cannot be decoded without what is "
                "replaced; frames 9–11, the rest of the GOP in which the range ends."));
        const auto exact = render::planSplice(indexOf(closedGops(3)), {{{6}, {12}}}, h264);
        QVERIFY(exact);
        QCOMPARE(exact->seams.front().reason, QString());
    }

    void whatIsCountedAnewEndsAtTheNextIdrOrSeam()
    {
        const FrameIndex index =
            indexOf(QStringLiteral("I0 p2 b1 R5 l3 l4 p6 p7 p8 R10 l9 p11 p12 p13 I14 p15"));
        const auto plan = render::planSplice(index, {{{1}, {2}}, {{7}, {8}}}, h264);
        QVERIFY(plan);
        QCOMPARE(textOf(plan->reencoded()), QStringLiteral("1-5 7-10"));
        QCOMPARE(textOf(plan->rebased()), QStringLiteral("5-7 10-14"));
        QVERIFY2(plan->seams[1].reason.endsWith(QStringLiteral("frames 10–13.")),
            qPrintable(plan->seams[1].reason));
        const auto last = render::planSplice(index, {{{15}, {16}}}, h264);
        QVERIFY(last && last->rebased().empty());
        const auto none = render::planSplice(index, {{{1}, {2}}}, h264, Reach::NoRebase);
        QVERIFY(none);
        QCOMPARE(textOf(none->reencoded()), QStringLiteral("1-14"));
    }

    void framesBetweenRangesThatTouchAreNamed()
    {
        const auto plan = render::planSplice(
            indexOf(closedGops(3)), {{{6}, {7}}, {{8}, {9}}, {{11}, {12}}}, h264);
        QVERIFY(plan);
        QCOMPARE(textOf(plan->reencoded()), QStringLiteral("6-12"));
        const render::Seam &seam = plan->seams.front();
        QCOMPARE(seam.between, (std::vector<FrameRange>{{{7}, {8}}, {{9}, {11}}}));
        QCOMPARE(seam.reason,
            QStringLiteral("Encoded beside the range: frame 7, between ranges whose GOPs touch; "
                           "frames 9–10, between ranges whose GOPs touch."));
    }

    void newPacketsTakeTheStampsOfThoseTheyReplace()
    {
        // Place 4 to 6 of "I0 p3 b1 b2 C6 l4 l5": the CRA is given the stamp of the last leading
        // one.
        const FrameIndex index = indexOf(QStringLiteral("I0 p3 b1 b2 C6 l4 l5 p9 b7 b8"));
        const auto plan = render::planSplice(index, {{{4}, {5}}}, hevc);
        QVERIFY(plan);
        QCOMPARE(plan->seams.front().stamps, (std::vector<std::int64_t>{1020, 1030, 1040}));
        const auto derived = render::planSplice(index, {{{4}, {5}}}, matroska);
        QVERIFY(derived);
        QCOMPARE(derived->delay, 1);
        QCOMPARE(derived->seams.front().stamps, (std::vector<std::int64_t>{1030, 1040, 1050}));
        QCOMPARE(render::derivedDts(index, 0, 1), 990);
    }

    void whatCannotBePlannedIsSaid()
    {
        const FrameIndex good = indexOf(closedGops(2));
        std::vector<model::FrameEntry> same = good.frames();
        same[3].dts = same[2].dts;
        QVERIFY(!render::planSplice(FrameIndex({1, 1000}, same, {}, 10), {{{1}, {2}}}, h264));
        QVERIFY(!render::planSplice(
            FrameIndex({1, 1000}, good.frames(), {}, 10, FrameIndex::Stamps::Dts), {{{1}, {2}}},
            h264));
        QVERIFY(!render::planSplice(good, {{{1}, {13}}}, h264));
        QVERIFY(!render::planSplice(good, {{{4}, {6}}, {{1}, {2}}}, h264));
    }

    void everyFrameIsCopiedOrEncodedAndJoinsAreClean()
    {
        QRandomGenerator random(20261123);
        for (int round = 0; round < 400; ++round) {
            const QString pictures = anyGops(random);
            const FrameIndex index = indexOf(pictures);
            const auto changed = anyRanges(random, int(index.count()));
            const SpliceTraits traits = round % 3 == 0 ? h264 : round % 3 == 1 ? hevc : matroska;
            const Reach reach = round % 2 == 0 ? Reach::Least : Reach::WholeGops;
            const auto plan = render::planSplice(index, changed, traits, reach);
            QVERIFY2(plan, qPrintable(pictures));
            std::vector<int> seen(std::size_t(index.count()), 0);
            for (const auto &ranges : {plan->copied(), plan->reencoded()}) {
                for (const FrameRange &r : ranges) {
                    for (std::int64_t n = r.begin.value; n < r.end.value; ++n)
                        ++seen[std::size_t(n)];
                }
            }
            QVERIFY2(std::ranges::all_of(seen, [](int n) { return n == 1; }), qPrintable(pictures));
            for (const render::Seam &seam : plan->seams)
                checkSeam(index, seam, traits);
            for (std::size_t i = 1; i < plan->seams.size(); ++i)
                QVERIFY(plan->seams[i - 1].touched.end < plan->seams[i].touched.begin);
            for (const FrameRange &r : changed)
                QVERIFY(std::ranges::any_of(plan->seams, [&](const render::Seam &seam) {
                    return seam.touched.begin <= r.begin && seam.touched.end >= r.end;
                }));
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(pictures + QStringLiteral(" | ") + textOf(changed)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSplicePlan)
#include "tst_spliceplan.moc"
