// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/soundplan.h"

#include <QTest>

#include <cmath>

using namespace timeline;
using media::SoundSegment;
using model::Flicks;

namespace {

constexpr Flicks seconds(double s)
{
    return Flicks(std::int64_t(s * double(model::flicksPerSecond)));
}

// Media 1 is the original, media 2 what came back for a window that began at 10 s, 6 s long.
class Builder {
public:
    Builder()
    {
        addFile({1}, seconds(60));
        addFile({2}, seconds(6));
        model::Take original;
        original.id = {1};
        original.media = {1};
        model::Take take;
        take.id = {2};
        take.media = {2};
        take.number = 1;
        take.frameMap.entries = {{Flicks{0}, 0}};
        take.frameMap.length = seconds(6);
        take.frameMap.soundOffset = seconds(0.25);
        m_view.project.takes = {original, take};
    }

    Builder &clip(double start, double length, double takeStart = -1, bool chosen = true)
    {
        model::Clip clip;
        clip.id = {std::int64_t(m_view.project.sequence.clips.size()) + 1};
        clip.length = seconds(length);
        clip.slices = {{{1}, seconds(start)}};
        if (takeStart >= 0) {
            clip.slices.push_back({{2}, seconds(takeStart)});
            if (chosen)
                clip.sound = model::TakeId{2};
        }
        m_view.project.sequence.clips.push_back(clip);
        return *this;
    }

    model::Take &take() { return m_view.project.takes[1]; }
    void silence(model::MediaId id) { m_view.files[id].info.audio.clear(); }
    std::vector<SoundSegment> plan() const { return media::planSound(m_view); }

private:
    void addFile(model::MediaId id, Flicks duration)
    {
        media::MediaFile file;
        file.info.duration = duration;
        file.info.audio.resize(1);
        m_view.files.insert(id, file);
    }

    media::SequenceView m_view;
};

const SoundSegment before{{seconds(0), seconds(12)}, {1}, seconds(0), 1};
const SoundSegment inside{{seconds(12), seconds(14)}, {2}, seconds(2.25 - 12), 1};
const SoundSegment after{{seconds(14), seconds(60)}, {1}, seconds(0), 1};
const SoundSegment whole{{seconds(0), seconds(60)}, {1}, seconds(0), 1};

Builder retake(bool chosen = true)
{
    return Builder().clip(0, 12).clip(12, 2, 2, chosen).clip(14, 46);
}

} // namespace

// Rows are compared as whole plans.
class TestSoundPlan : public QObject {
    Q_OBJECT

private slots:
    void plan_data()
    {
        QTest::addColumn<std::vector<SoundSegment>>("plan");
        QTest::addColumn<std::vector<SoundSegment>>("expected");
        using Plan = std::vector<SoundSegment>;

        QTest::newRow("nothing at all") << Builder().plan() << Plan{};
        QTest::newRow("one clip") << Builder().clip(0, 60).plan() << Plan{whole};
        QTest::newRow("cuts that continue each other are none")
            << Builder().clip(0, 12).clip(12, 2).clip(14, 46).plan() << Plan{whole};
        QTest::newRow("a take that is not chosen cuts nothing")
            << retake(false).plan() << Plan{whole};
        QTest::newRow("a chosen take, shifted by its sound offset")
            << retake().plan() << Plan{before, inside, after};
        QTest::newRow("a take over two clips plays straight through")
            << Builder().clip(0, 12).clip(12, 1, 2).clip(13, 1, 3).clip(14, 46).plan()
            << Plan{before, inside, after};
        QTest::newRow("a jump within one file is a cut")
            << Builder().clip(0, 5).clip(20, 5).plan()
            << Plan{{{seconds(0), seconds(5)}, {1}, seconds(0), 1},
                   {{seconds(5), seconds(10)}, {1}, seconds(15), 1}};

        Builder pictureOnly = retake();
        pictureOnly.take().hasSound = false;
        QTest::newRow("a take of the picture alone leaves the original's sound")
            << pictureOnly.plan() << Plan{whole};
        Builder pending = retake();
        pending.take().media = {};
        QTest::newRow("a pending take leaves the original's sound")
            << pending.plan() << Plan{whole};
        Builder noTrack = retake();
        noTrack.silence({2});
        QTest::newRow("a file without a track leaves the original's sound")
            << noTrack.plan() << Plan{whole};
        Builder silent = retake();
        silent.silence({1});
        QTest::newRow("a silent original gains the take's sound")
            << silent.plan()
            << Plan{{before.range, {}, Flicks{0}, 1}, inside, {after.range, {}, Flicks{0}, 1}};
        Builder louder = retake();
        louder.take().conform.loudnessMatch = true;
        louder.take().conform.loudnessGain = 0.5;
        QTest::newRow("loudness is matched")
            << louder.plan()
            << Plan{before, {inside.range, inside.media, inside.offset, 0.5}, after};
        QTest::newRow("where the take's file ends the original goes on")
            << Builder().clip(0, 12).clip(12, 8, 2).clip(20, 40).plan()
            << Plan{before, {{seconds(12), seconds(15.75)}, {2}, seconds(2.25 - 12), 1},
                   {{seconds(15.75), seconds(60)}, {1}, seconds(0), 1}};
    }

    void plan()
    {
        QFETCH(std::vector<SoundSegment>, plan);
        QFETCH(std::vector<SoundSegment>, expected);
        QVERIFY(plan == expected);
    }

    void weightsAddUpEverywhere_data()
    {
        QTest::addColumn<std::vector<SoundSegment>>("segments");
        using Plan = std::vector<SoundSegment>;
        const SoundSegment first{{seconds(0), seconds(1)}, {1}, {}, 1};
        const auto middle = [](double end, std::optional<model::TimeRange> fade = {}) {
            return SoundSegment{{seconds(1), seconds(end)}, {2}, {}, 1, fade};
        };
        const auto last = [](double begin, std::optional<model::TimeRange> fade = {}) {
            return SoundSegment{{seconds(begin), seconds(2)}, {1}, {}, 1, fade};
        };
        const model::TimeRange in{seconds(0.8), seconds(1.098)}, out{seconds(1.102), seconds(1.4)};
        QTest::newRow("one is shorter than a crossfade") << Plan{first, middle(1.01), last(1.01)};
        QTest::newRow("a join's crossfade ends beside a cut")
            << Plan{first, middle(1.1, in), last(1.1)};
        QTest::newRow("one begins beside a cut") << Plan{first, middle(1.1), last(1.1, out)};
        QTest::newRow("two follow on each other")
            << Plan{first, middle(1.1, in), last(1.1, model::TimeRange{in.end, out.end})};
        QTest::newRow("one is longer than what it leads into")
            << Plan{first, middle(1.01, in), last(1.01)};
    }

    void weightsAddUpEverywhere()
    {
        QFETCH(std::vector<SoundSegment>, segments);
        for (double t = 0; t < 2; t += 0.0001) {
            double sum = 0;
            for (std::size_t i = 0; i < segments.size(); ++i) {
                const double weight = media::weightAt(segments, i, seconds(t));
                QVERIFY(weight >= 0 && weight <= 1);
                QVERIFY(weight == 0
                    || (seconds(t) >= media::heardRange(segments, i).begin
                        && seconds(t) <= media::heardRange(segments, i).end));
                sum += weight;
            }
            QVERIFY(std::abs(sum - 1) < 1e-9);
        }
    }

    void aJoinsCrossfadeIsAsLongAsThatOfItsPictures()
    {
        const model::TimeRange fade{seconds(0.8), seconds(1.2)};
        const std::vector<SoundSegment> segments{
            {{seconds(0), seconds(1)}, {1}, {}, 1}, {{seconds(1), seconds(2)}, {2}, {}, 1, fade}};
        QCOMPARE(media::heardRange(segments, 1), (model::TimeRange{fade.begin, seconds(2)}));
        QCOMPARE(media::heardRange(segments, 0), (model::TimeRange{seconds(0), fade.end}));
        QCOMPARE(media::aloneRange(segments, 0), (model::TimeRange{seconds(0), fade.begin}));
        QCOMPARE(media::aloneRange(segments, 1), (model::TimeRange{fade.end, seconds(2)}));
        QVERIFY(std::abs(media::weightAt(segments, 1, seconds(0.9)) - 0.146447) < 1e-5);
        QVERIFY(std::abs(media::weightAt(segments, 1, seconds(1)) - 0.5) < 1e-6);
        QVERIFY(std::abs(media::weightAt(segments, 0, seconds(0.9)) - 0.853553) < 1e-5);
    }

    void crossfadeIsARaisedCosineOf15Milliseconds()
    {
        const std::vector<SoundSegment> segments{
            {{seconds(0), seconds(1)}, {1}, {}, 1}, {{seconds(1), seconds(2)}, {2}, {}, 1}};
        QCOMPARE(media::heardRange(segments, 1), (model::TimeRange{seconds(0.9925), seconds(2)}));
        QCOMPARE(media::weightAt(segments, 1, seconds(0.9925)), 0.0);
        QVERIFY(std::abs(media::weightAt(segments, 1, seconds(0.99625)) - 0.146447) < 1e-5);
        QVERIFY(std::abs(media::weightAt(segments, 1, seconds(1)) - 0.5) < 1e-9);
        QCOMPARE(media::weightAt(segments, 1, seconds(1.0075)), 1.0);
        QCOMPARE(media::weightAt(segments, 0, seconds(1.0075)), 0.0);
        QCOMPARE(media::weightAt(segments, 0, seconds(0)), 1.0);
        QCOMPARE(media::weightAt(segments, 1, seconds(2)), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestSoundPlan)
#include "tst_soundplan.moc"
