// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/interchange/handovers.h"

#include <QTest>

using namespace timeline;
using namespace testsupport;
using edit::Part;
using interchange::Handover;
using interchange::HandoverFile;
using interchange::HandoverSpan;
using interchange::HandoverTake;

namespace {

QString spansOf(const Handover &handover)
{
    QStringList words;
    for (const HandoverSpan &span : handover.spans) {
        words << QStringLiteral("%1+%2@%3 %4/%5")
                     .arg(span.start)
                     .arg(span.length)
                     .arg(span.mediaStart)
                     .arg(span.takes[span.picture].key,
                         span.sound ? span.takes[*span.sound].key : QStringLiteral("-"));
    }
    return words.join(QLatin1String(", "));
}

QString keysOf(const HandoverSpan &span)
{
    QStringList words;
    for (const HandoverTake &take : span.takes)
        words << QStringLiteral("%1@%2").arg(take.key).arg(take.mediaStart);
    return words.join(QLatin1String(", "));
}

} // namespace

class TestHandoverValue : public QObject {
    Q_OBJECT

private slots:
    void aRangeStandsBetweenBeforeAndAfter()
    {
        const Handover made = handed(retakenAndChosen());
        QCOMPARE(made.name, QStringLiteral("film"));
        QCOMPARE(made.rate, (model::Rational{25, 1}));
        QCOMPARE(made.length(), 250);
        QCOMPARE(spansOf(made),
            QStringLiteral("0+50@0 original/original, 50+50@50 take-2/take-2, "
                           "100+150@100 original/original"));
        // Its file begins where the window began: at media frame 25.
        QCOMPARE(keysOf(made.spans[1]), QStringLiteral("original@0, take-1@25, take-2@25"));
        QCOMPARE(Handover::inFile(made.spans[1], made.spans[1].takes[2]), 25);
        QStringList paths, reels;
        for (const HandoverFile &file : made.files) {
            paths << file.path;
            reels << file.reel;
        }
        QCOMPARE(paths,
            (QStringList{QStringLiteral("/videos/film.mp4"), QStringLiteral("/videos/take-1.mp4"),
                QStringLiteral("/videos/take-2.mp4")}));
        QCOMPARE(reels,
            (QStringList{
                QStringLiteral("FILM"), QStringLiteral("TAKE1"), QStringLiteral("TAKE2")}));
        QCOMPARE(made.files[0].length, 250);
        QCOMPARE(made.files[2].length, 100);
    }

    void pictureAndSoundAreChosenApart()
    {
        QCOMPARE(spansOf(handed(retakenAndChosen(Part::Picture))),
            QStringLiteral("0+50@0 original/original, 50+50@50 take-2/original, "
                           "100+150@100 original/original"));
        Retaken silent = retakenAndChosen(Part::Picture);
        silent.project.media.front().info.audio.clear();
        QCOMPARE(spansOf(handed(silent)),
            QStringLiteral("0+50@0 original/-, 50+50@50 take-2/-, 100+150@100 original/-"));
    }

    void cutsWithNothingChangedAreNoSpans()
    {
        Retaken built = retakenAndChosen();
        for (const std::int64_t cut : {20, 70, 200})
            built.project = expected(edit::split(built.project, framesOf(cut, cut).begin));
        QCOMPARE(built.project.sequence.clips.size(), std::size_t(6));
        QCOMPARE(spansOf(handed(built)), spansOf(handed(retakenAndChosen())));
        // One that shows another take than its neighbour is.
        const model::ClipId second = built.project.sequence.clips[3].id;
        built.project = expected(
            edit::chooseTake(built.project, built.first, Part::Both, std::nullopt, second));
        QCOMPARE(spansOf(handed(built)),
            QStringLiteral("0+50@0 original/original, 50+20@50 take-2/take-2, "
                           "70+30@70 take-1/take-1, 100+150@100 original/original"));
    }

    void whatATakeDoesNotCoverShowsTheOriginal()
    {
        Retaken built = retakenAndChosen();
        auto &entries = built.project.findTake(built.second)->frameMap.entries;
        for (std::size_t i = 65; i < entries.size(); ++i) // of the window; 40 of the range
            entries[i].resultFrame = -1;
        for (std::size_t i = 0; i < 30; ++i)
            entries[i].resultFrame = -1;
        QCOMPARE(spansOf(handed(built)),
            QStringLiteral("0+50@0 original/original, 50+5@50 original/original, "
                           "55+35@55 take-2/take-2, 90+10@90 original/original, "
                           "100+150@100 original/original"));
        for (auto &entry : entries)
            entry.resultFrame = -1;
        QCOMPARE(spansOf(handed(built)),
            QStringLiteral("0+50@0 original/original, 50+50@50 original/original, "
                           "100+150@100 original/original"));
        // A map that names frames which the file does not have.
        for (auto &entry : entries)
            entry.resultFrame = 1'000'000;
        QVERIFY(spansOf(handed(built)).contains(QStringLiteral("50+50@50 original/original")));
    }

    void aTakeOnItsWayIsLeftOut()
    {
        Retaken built = retakenAndChosen();
        built.project.findTake(built.second)->media = {};
        const Handover made = handed(built);
        QCOMPARE(keysOf(made.spans[1]), QStringLiteral("original@0, take-1@25"));
        QCOMPARE(made.spans[1].picture, std::size_t(0));
    }

    void anOffsetInTheTakesFileMovesItsMediaTime()
    {
        Retaken built = retakenAndChosen();
        for (auto &entry : built.project.findTake(built.second)->frameMap.entries)
            entry.resultFrame = entry.resultFrame >= 98 ? -1 : entry.resultFrame + 2;
        QCOMPARE(
            keysOf(handed(built).spans[1]), QStringLiteral("original@0, take-1@25, take-2@23"));
    }

    void theOriginalsOwnTimecodeIsItsMediaTime()
    {
        Retaken built = retakenAndChosen();
        built.project.media.front().info.timecode = QStringLiteral("01:00:00:10");
        const Handover made = handed(built);
        QCOMPARE(made.files[0].start, 90'010);
        QCOMPARE(made.spans[1].mediaStart, 90'060);
        QCOMPARE(
            keysOf(made.spans[1]), QStringLiteral("original@90010, take-1@90035, take-2@90035"));
        QCOMPARE(Handover::inFile(made.spans[1], made.spans[1].takes[0]), 50);
        built.project.media.front().info.timecode = QStringLiteral("nonsense");
        QCOMPARE(handed(built).files[0].start, 0);
    }

    void aClockThatStartsLateIsCountedFromItsFirstFrame()
    {
        Built built;
        const auto index = indexOf(100, {25, 1}, 25, 450'000); // 5 s
        built.project = model::projectOf(mediaOf(), *index);
        built.indexes.insert(built.project.media.front().id, index);
        QCOMPARE(spansOf(handed(built)), QStringLiteral("0+100@0 original/original"));
    }

    void variableRatesAreCountedByTime()
    {
        std::vector<model::FrameEntry> frames;
        for (int n = 0; n < 100; ++n)
            frames.push_back({.pts = n * 3000 + (n % 3) * 700,
                .dts = n * 3000,
                .time = {},
                .key = model::KeyKind::Idr});
        const auto index = std::make_shared<const model::FrameIndex>(
            model::Rational{1, 90'000}, frames, std::vector<model::FrameIndex::EntryPoint>{}, 3000);
        QVERIFY(index->isVariable());
        Retaken built;
        built.project = model::projectOf(mediaOf(), *index);
        built.indexes.insert(built.project.media.front().id, index);
        built.project = expected(edit::split(built.project, seconds(1.01)));
        const model::TakeId take = addArrivedTake(built, 1, 50);
        built.project =
            expected(edit::layTake(built.project, take, {seconds(1.01), seconds(2)}, seconds(0.5)));
        const Handover made = handed(built);
        QCOMPARE(made.rate, (model::Rational{30, 1}));
        QCOMPARE(spansOf(made),
            QStringLiteral("0+30@0 original/original, 30+30@30 original/original, "
                           "60+40@60 original/original"));
    }

    void runsOfTakesAreNamedAndStampedOnce()
    {
        Retaken built = retakenAndChosen();
        built.project = expected(edit::split(built.project, framesOf(70, 70).begin));
        const model::TakeId byHand = addArrivedTake(built, 3, 100);
        built.project = expected(
            edit::layTake(built.project, byHand, framesOf(90, 130), framesOf(90, 90).begin));
        const auto runs = interchange::takeRuns(built.project, built.indexes);
        QStringList words;
        for (const interchange::TakeRun &run : runs)
            words << QStringLiteral("%1 @%2+%3")
                         .arg(run.fileName)
                         .arg(run.mediaStart)
                         .arg(run.length);
        QCOMPARE(words,
            (QStringList{QStringLiteral("film-r01-take01.mov @50+50"),
                QStringLiteral("film-r01-take02.mov @50+50"),
                QStringLiteral("film-r00-take03.mov @90+40")}));
        // With the file of a run, the take answers to its media time everywhere in it.
        interchange::HandoverOptions options;
        for (const auto &run : runs)
            options.conformed.push_back({run, QStringLiteral("/videos/") + run.fileName});
        const Handover made = handed(built, options);
        QCOMPARE(
            keysOf(made.spans[2]), QStringLiteral("original@0, take-1@50, take-2@50, take-3@90"));
        QCOMPARE(made.spans[2].mediaStart, 90);
        QCOMPARE(Handover::inFile(made.spans[2], made.spans[2].takes[1]), 40);
    }

    void crossfadesWithoutPicturesBeyondTheirFilesAreLeftOut()
    {
        const Retaken built = crossfaded();
        const Handover whole = handed(built);
        QCOMPARE(whole.spans[1].fadeIn, (interchange::HandoverFade{5, 5}));
        QCOMPARE(whole.spans[2].fadeIn, (interchange::HandoverFade{6, 6}));
        QVERIFY(whole.hasFades() && whole.spans[1].soundFades);
        QCOMPARE(whole.fadesLeftOut, 0);
        // A take as a file of its own ends where its range ends.
        interchange::HandoverOptions options;
        for (const auto &run : interchange::takeRuns(built.project, built.indexes))
            options.conformed.push_back({run, QStringLiteral("/videos/") + run.fileName});
        const Handover cut = handed(built, options);
        QVERIFY(!cut.hasFades());
        QCOMPARE(cut.fadesLeftOut, 2);
        // One between takes that are not chosen mixes nothing.
        Retaken plain = built;
        plain.project = expected(edit::chooseTake(
            plain.project, plain.project.takes.front().id, edit::Part::Both, plain.second));
        QVERIFY(!handed(plain).hasFades());
        QCOMPARE(handed(plain).fadesLeftOut, 0);
    }

    void namesOfRunsDifferWhateverTheCase()
    {
        Retaken built = retaken();
        built.project.media[0].path = QStringLiteral("/videos/Film #1.mp4");
        built.project.media[1].path = QStringLiteral("/videos/FILM__1-R01-TAKE01.MOV");
        built.project.findTake(built.second)->number = 1;
        const auto runs = interchange::takeRuns(built.project, built.indexes);
        QCOMPARE(runs.size(), std::size_t(2));
        QCOMPARE(runs[0].fileName, QStringLiteral("Film__1-r01-take01-2.mov"));
        QCOMPARE(runs[1].fileName, QStringLiteral("Film__1-r01-take01-3.mov"));
        // Takes of one number keep apart in a span too.
        const auto made = handed(built);
        QCOMPARE(made.spans[1].takes[1].key, QStringLiteral("take-1"));
        QCOMPARE(made.spans[1].takes[2].key, QStringLiteral("take-1-%1").arg(built.second.value));
    }

    void whatTheUserWroteCanBeLeftOut()
    {
        const Retaken built = retaken();
        const auto take = [&](bool prompts) {
            interchange::HandoverOptions options;
            options.withPrompts = prompts;
            return handed(built, options).spans[1].takes[1].facts;
        };
        QCOMPARE(take(true).value(QStringLiteral("prompt")).toString(),
            QStringLiteral("rain, \"heavy\""));
        QCOMPARE(take(true).value(QStringLiteral("note")).toString(), QStringLiteral("for mother"));
        QJsonObject rest = take(true);
        rest.remove(QStringLiteral("prompt"));
        rest.remove(QStringLiteral("note"));
        QCOMPARE(take(false), rest);
        QCOMPARE(rest.value(QStringLiteral("submitted")).toString(),
            QStringLiteral("2026-05-04T03:02:01Z"));
    }

    void whatCannotBeHandedOverIsSaid()
    {
        Retaken built = retaken();
        built.indexes.remove(built.project.media.front().id);
        const auto lost = interchange::handoverOf(built.project, built.indexes, {});
        QVERIFY(!lost);
        QCOMPARE(lost.error().kind, model::Error::Kind::NotFound);
        const auto empty = interchange::handoverOf({}, {}, {});
        QVERIFY(!empty);
        QCOMPARE(empty.error().kind, model::Error::Kind::InvalidRequest);
        built.project.sequence.clips[1].slices.clear();
        QVERIFY(!interchange::handoverOf(built.project, built.indexes, {}));
    }
};

QTEST_GUILESS_MAIN(TestHandoverValue)
#include "tst_handovervalue.moc"
