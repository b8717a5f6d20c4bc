// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/model/framegrid.h"

#include <QTest>

using namespace timeline::model;
using testsupport::seconds;

// 200 frames, and a take of 73 that is shown for them.
static testsupport::Built withChosenTake()
{
    auto built = testsupport::projectOf(200);
    const TakeId take = testsupport::addArrivedTake(built, 1, 73);
    // The window began at frame 50: its own time 0.
    Clip &clip = built.project.sequence.clips.front();
    clip.slices.push_back({take, -seconds(2)});
    clip.picture = take;
    return built;
}

// Frames 0…19 of a file of 100, then 60…99, mixed for `frames`.
static testsupport::Built withCrossfade(int frames)
{
    auto built = testsupport::projectOf(100);
    std::vector<Clip> &clips = built.project.sequence.clips;
    Clip second = clips.front();
    second.id = built.project.newId<ClipTag>();
    second.slices.front().start = frameStart(60, {25, 1});
    second.length = frameStart(40, {25, 1});
    second.joinIn.crossfade = frames;
    clips.front().length = frameStart(20, {25, 1});
    clips.push_back(second);
    return built;
}

class TestFrameGrid : public QObject {
    Q_OBJECT

private slots:
    void oneClipIsItsFile()
    {
        const auto built = testsupport::projectOf(100);
        const FrameGrid grid = built.grid();
        QCOMPARE(grid.count(), 100);
        QCOMPARE(grid.length(), seconds(4));
        QCOMPARE(grid.frameAt(seconds(1.0)), FrameNumber{25});
        QCOMPARE(grid.framesIn({seconds(1), seconds(2)}), (FrameRange{{25}, {50}}));
        const PictureRef ref = grid.pictureAt(built.project, {42});
        QCOMPARE(ref.frame, FrameNumber{42});
        QCOMPARE(ref.media, built.project.media.front().id);
        QVERIFY(!ref.fallback);
    }

    void aStartOffsetIsNotCounted()
    {
        testsupport::Built built;
        const auto index = testsupport::indexOf(50, {25, 1}, 25, 900'000); // 10 s in
        built.project = timeline::model::projectOf(testsupport::mediaOf(), *index);
        built.indexes.insert(built.project.media.front().id, index);
        const FrameGrid grid = built.grid();
        QCOMPARE(grid.timeOf({0}), Flicks{0});
        QCOMPARE(grid.timeOf({25}), seconds(1));
        QCOMPARE(grid.pictureAt(built.project, {0}).frame, FrameNumber{0});
    }

    void aChosenTakeIsLookedUpByWindowTime()
    {
        const auto built = withChosenTake();
        const TakeId take = built.project.takes.back().id;
        const FrameGrid grid = built.grid();
        QCOMPARE(grid.pictureAt(built.project, {50}),
            (PictureRef{built.project.findTake(take)->media, {0}, take, false}));
        QCOMPARE(grid.pictureAt(built.project, {60}).frame, FrameNumber{10});
    }

    void whatTheTakeDoesNotCoverIsTheOriginalAndSaysSo()
    {
        const auto built = withChosenTake();
        const FrameGrid grid = built.grid();
        const PictureRef before = grid.pictureAt(built.project, {49});
        QCOMPARE(before.frame, FrameNumber{49});
        QVERIFY(before.fallback);
        QVERIFY(grid.pictureAt(built.project, {123}).fallback);
        QVERIFY(!grid.pictureAt(built.project, {122}).fallback);
    }

    void framesOfSeveralClipsFollowEachOther()
    {
        auto built = testsupport::projectOf(100);
        Clip second = built.project.sequence.clips.front();
        second.id = built.project.newId<ClipTag>();
        second.slices.front().start = seconds(2);
        second.length = seconds(2);
        built.project.sequence.clips.front().length = seconds(1);
        built.project.sequence.clips.push_back(second);
        const FrameGrid grid = built.grid();
        QCOMPARE(grid.count(), 75);
        QCOMPARE(grid.pictureAt(built.project, {24}).frame, FrameNumber{24});
        QCOMPARE(grid.pictureAt(built.project, {25}).frame, FrameNumber{50});
        QCOMPARE(grid.clipOf({24}), 0u);
        QCOMPARE(grid.clipOf({25}), 1u);
        QCOMPARE(grid.timeOf({75}), seconds(3));
    }

    void aCrossfadeNamesTheOtherPictureAndItsShare()
    {
        const auto built = withCrossfade(4);
        const FrameGrid grid = built.grid();
        QCOMPARE(grid.crossfade(built.project, 1), (FrameRange{{18}, {22}}));
        const PictureRef own = grid.pictureAt(built.project, {18});
        const auto ref = [&](std::int64_t frame) {
            return PictureRef{own.media, {frame}, own.take, false};
        };
        QCOMPARE(own, ref(18));
        QVERIFY(!grid.mixedInAt(built.project, {17}));
        QCOMPARE(grid.mixedInAt(built.project, {18}), (MixedIn{ref(58), 0.125}));
        QCOMPARE(grid.mixedInAt(built.project, {19}), (MixedIn{ref(59), 0.375}));
        QCOMPARE(grid.mixedInAt(built.project, {20}), (MixedIn{ref(20), 0.375}));
        QCOMPARE(grid.mixedInAt(built.project, {21}), (MixedIn{ref(21), 0.125}));
        QVERIFY(!grid.mixedInAt(built.project, {22}));
    }

    void anOddCrossfadeHasOneMoreBehindTheCut()
    {
        const auto built = withCrossfade(3);
        QCOMPARE(built.grid().crossfade(built.project, 1), (FrameRange{{19}, {22}}));
    }

    void aCrossfadeIsPlayedShorterWhereThereAreNoPictures()
    {
        auto built = withCrossfade(8);
        Clip &second = built.project.sequence.clips[1];
        second.slices.front().start = frameStart(2, {25, 1});
        QCOMPARE(built.grid().crossfade(built.project, 1), (FrameRange{{18}, {23}}));
        second.slices.front().start = frameStart(0, {25, 1});
        QCOMPARE(built.grid().crossfade(built.project, 1), (FrameRange{{20}, {21}}));
        built.project.sequence.clips[0].slices.front().start = frameStart(80, {25, 1});
        QVERIFY(built.grid().crossfade(built.project, 1).isEmpty());
    }

    void aTakeIsMixedAsFarAsItsWindowReaches()
    {
        auto built = withCrossfade(12);
        // Its window begins 3 frames before the clip.
        const TakeId take = testsupport::addArrivedTake(built, 1, 30);
        Clip &second = built.project.sequence.clips[1];
        second.slices.push_back({take, frameStart(3, {25, 1})});
        second.picture = take;
        const FrameGrid grid = built.grid();
        QCOMPARE(grid.crossfade(built.project, 1), (FrameRange{{17}, {24}}));
        QCOMPARE(grid.mixedInAt(built.project, {17})->ref,
            (PictureRef{built.project.findTake(take)->media, {0}, take, false}));
        // Only what is heard of it.
        second.picture.reset();
        second.sound = take;
        QCOMPARE(grid.crossfade(built.project, 1).count(), 7);
        // Chosen no more, all of it is there again.
        second.sound.reset();
        QCOMPARE(grid.crossfade(built.project, 1).count(), 12);
    }

    void theSamePictureOnBothSidesIsNotMixed()
    {
        auto built = withCrossfade(6);
        built.project.sequence.clips[1].slices.front().start = frameStart(20, {25, 1});
        const FrameGrid grid = built.grid();
        QCOMPARE(grid.crossfade(built.project, 1).count(), 6);
        for (FrameNumber n{0}; n.value < grid.count(); n = n + 1)
            QVERIFY(!grid.mixedInAt(built.project, n));
    }
};

QTEST_GUILESS_MAIN(TestFrameGrid)
#include "tst_framegrid.moc"
