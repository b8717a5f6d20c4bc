// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shownnumber.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/player.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

using namespace timeline::media;
using namespace timeline::model;
using testsupport::numberIn;

namespace {

constexpr int patience = 30'000;

ViewPtr viewOf(const char *name)
{
    return testsupport::openSequence(
        testsupport::make(testsupport::spec(QString::fromLatin1(name))));
}

// The same frames, numbered from `first` on.
QString numberedFrom(int first)
{
    testsupport::MediaSpec spec = testsupport::spec(QStringLiteral("H.264 baseline"));
    spec.firstNumber = first;
    return testsupport::make(spec);
}

// What a player tells its listeners.
class Listener : public QObject {
public:
    explicit Listener(Player &player)
    {
        connect(&player, &Player::positionChanged, this,
            [this](FrameNumber n) { positions.push_back(n.value); });
        connect(&player, &Player::picturesReady, this,
            [this](const Pictures &p) { pictures.push_back(p); });
    }

    std::optional<std::int64_t> lastExact() const
    {
        if (pictures.empty() || !pictures.back().exact)
            return std::nullopt;
        return pictures.back().frame.value;
    }

    // Every picture shows the frame that it says it is; returns the first that does not.
    QString wrongPicture(int first = 0) const
    {
        for (const Pictures &p : pictures) {
            for (std::size_t pane = 0; pane < p.panes.size(); ++pane) {
                const int number = numberIn(p.panes[pane]);
                if (p.exact && number != first + int(p.frame.value))
                    return QStringLiteral("frame %1 shows %2").arg(p.frame.value).arg(number);
            }
        }
        return {};
    }

    std::vector<std::int64_t> positions;
    std::vector<Pictures> pictures;
};

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT

private slots:
    void withoutViewsNothingHappens();
    void seeksExactly();
    void seeksAreClamped();
    void playsToTheEndAndStops_data();
    void playsToTheEndAndStops();
    void playsAgainFromTheEnd();
    void loopsWithinItsRange();
    void loopIsEnteredFromOutside();
    void shuttlesByDoubling();
    void shuttlesBackToTheStart();
    void seekWhilePlayingGoesOnFromThere();
    void stepPauses();
    void panesShowTheSameFrame_data();
    void panesShowTheSameFrame();
    void newViewsKeepThePosition();
    void anotherTakeIsChangedToWhilePlaying_data();
    void anotherTakeIsChangedToWhilePlaying();
    void tellsOfSound();
    void mayBeDestroyedWhilePlaying();
};

void TestPlayer::withoutViewsNothingHappens()
{
    Player player;
    QSignalSpy playing(&player, &Player::playingChanged);
    player.play();
    player.togglePlay();
    player.shuttleBack();
    player.shuttleForward();
    player.seek({5});
    player.step(3);
    player.setLoop(FrameRange{{1}, {9}});
    player.setViews({});
    player.pause();
    QVERIFY(playing.isEmpty());
    QCOMPARE(player.position(), FrameNumber{0});
    QCOMPARE(player.speed(), 0);
    QVERIFY(!player.rates());
}

void TestPlayer::seeksExactly()
{
    Player player;
    Listener listener(player);
    player.setViews({viewOf("H.264 with open GOPs")});
    for (std::int64_t n : {40, 3, 74, 23, 24, 25, 0}) {
        player.seek({n});
        QCOMPARE(player.position(), FrameNumber{n});
        QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional(n), patience);
    }
    QCOMPARE(listener.wrongPicture(), QString());
    QCOMPARE(listener.positions, std::vector<std::int64_t>({40, 3, 74, 23, 24, 25, 0}));
}

void TestPlayer::seeksAreClamped()
{
    Player player;
    player.setViews({viewOf("H.264 baseline")});
    player.seek({1000});
    QCOMPARE(player.position(), FrameNumber{74});
    player.seek({-1000});
    QCOMPARE(player.position(), FrameNumber{0});
}

void TestPlayer::playsToTheEndAndStops_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"H.264 baseline", "no sound", "a variable frame rate",
             "a clock that starts at 5 s", "60000/1001 frames a second"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPlayer::playsToTheEndAndStops()
{
    QFETCH(QString, name);
    Player player;
    Listener listener(player);
    QSignalSpy playing(&player, &Player::playingChanged);
    player.setViews({viewOf(qPrintable(name))});
    player.play();
    QVERIFY(player.isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), patience);
    QCOMPARE(player.position(), FrameNumber{74});
    QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional<std::int64_t>(74), patience);
    QCOMPARE(playing.size(), 2);
    QVERIFY(std::ranges::is_sorted(listener.positions));
    QVERIFY(listener.positions.size() > 5);
    QVERIFY(std::ranges::is_sorted(
        listener.pictures, {}, [](const Pictures &p) { return p.frame.value; }));
    QVERIFY(listener.pictures.size() > 5);
    QCOMPARE(listener.wrongPicture(), QString());
}

void TestPlayer::playsAgainFromTheEnd()
{
    Player player;
    player.setViews({viewOf("H.264 baseline")});
    player.seek({74});
    player.play();
    QCOMPARE(player.position(), FrameNumber{0});
    QVERIFY(player.isPlaying());
}

void TestPlayer::loopsWithinItsRange()
{
    Player player;
    Listener listener(player);
    player.setViews({viewOf("H.264 with B-frames and a long GOP")});
    player.seek({30});
    QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional<std::int64_t>(30), patience);
    listener.positions.clear();
    listener.pictures.clear();
    player.setLoop(FrameRange{{30}, {40}});
    player.play();
    const auto rounds = [&] {
        std::int64_t count = 0;
        for (std::size_t i = 1; i < listener.positions.size(); ++i)
            count += listener.positions[i] < listener.positions[i - 1];
        return count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(rounds() >= 3 && listener.pictures.size() >= 5, patience);
    QVERIFY(player.isPlaying());
    player.pause();
    const auto isInside = [](std::int64_t n) { return n >= 30 && n < 40; };
    QVERIFY(std::ranges::all_of(listener.positions, isInside));
    QVERIFY(std::ranges::all_of(
        listener.pictures, [&](const Pictures &p) { return isInside(p.frame.value); }));
    QCOMPARE(listener.wrongPicture(), QString());
}

void TestPlayer::loopIsEnteredFromOutside()
{
    Player player;
    player.setViews({viewOf("H.264 baseline")});
    player.setLoop(FrameRange{{20}, {900}});
    player.seek({3});
    player.play();
    QCOMPARE(player.position(), FrameNumber{20});
    player.pause();
    player.setLoop(FrameRange{{9}, {9}});
    player.seek({3});
    player.play();
    QCOMPARE(player.position(), FrameNumber{3});
}

void TestPlayer::shuttlesByDoubling()
{
    Player player;
    player.setViews({viewOf("H.264 baseline")});
    player.setLoop(FrameRange{{0}, {75}}); // so that no end stops it
    player.seek({30});
    std::vector<int> speeds;
    connect(&player, &Player::speedChanged, &player, [&](int speed) { speeds.push_back(speed); });
    for (int i = 0; i < 5; ++i)
        player.shuttleForward();
    for (int i = 0; i < 5; ++i)
        player.shuttleBack();
    player.shuttleForward();
    player.pause();
    QCOMPARE(speeds, std::vector<int>({1, 2, 4, 8, -1, -2, -4, -8, 1, 0}));
}

void TestPlayer::shuttlesBackToTheStart()
{
    Player player;
    Listener listener(player);
    player.setViews({viewOf("H.264 with B-frames and a long GOP")});
    player.seek({60});
    QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional<std::int64_t>(60), patience);
    listener.positions.clear();
    player.shuttleBack();
    player.shuttleBack();
    QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), patience);
    QCOMPARE(player.position(), FrameNumber{0});
    QVERIFY(std::ranges::is_sorted(listener.positions, std::ranges::greater()));
    QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional<std::int64_t>(0), patience);
    QCOMPARE(listener.wrongPicture(), QString());
}

void TestPlayer::seekWhilePlayingGoesOnFromThere()
{
    Player player;
    Listener listener(player);
    player.setViews({viewOf("H.264 baseline")});
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position().value >= 3, patience);
    player.seek({50});
    QVERIFY(player.isPlaying());
    QCOMPARE(player.position(), FrameNumber{50});
    QTRY_VERIFY_WITH_TIMEOUT(player.position().value > 52, patience);
    player.pause();
    QCOMPARE(listener.wrongPicture(), QString());
}

void TestPlayer::stepPauses()
{
    Player player;
    Listener listener(player);
    player.setViews({viewOf("H.264 baseline")});
    player.seek({10});
    player.play();
    player.step(-2);
    QVERIFY(!player.isPlaying());
    QVERIFY(player.position().value >= 8);
    const std::int64_t at = player.position().value;
    player.step(5);
    QCOMPARE(player.position(), FrameNumber{at + 5});
    QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional(at + 5), patience);
}

void TestPlayer::panesShowTheSameFrame_data()
{
    QTest::addColumn<QString>("name"); // the take has key frames elsewhere
    QTest::addColumn<int>("cost"); // of each picture, milliseconds
    QTest::newRow("in time") << QStringLiteral("H.264 baseline") << 0;
    for (const char *name : {"H.264 with open GOPs", "H.264 with B-frames and a long GOP",
             "HEVC with open GOPs", "VP9 in WebM"})
        QTest::addRow("too slow, %s", name) << QString::fromLatin1(name) << 150;
}

void TestPlayer::panesShowTheSameFrame()
{
    QFETCH(QString, name);
    QFETCH(int, cost);
    Player player(Player::Parts{
        nullptr, [cost] { std::this_thread::sleep_for(std::chrono::milliseconds(cost)); }});
    Listener listener(player);
    testsupport::TakeSpec take;
    take.path = numberedFrom(1000);
    take.range = {{0}, {75}};
    const ViewPtr taken = testsupport::withTake(viewOf(qPrintable(name)), take);
    player.setViews({viewOfTake(taken, taken->project.takes.front().id), taken});
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional<std::int64_t>(74), patience);
    QVERIFY(listener.pictures.size() > 3);
    QVERIFY(cost == 0 || player.droppedPictures() > 20);
    for (const Pictures &p : listener.pictures) {
        QCOMPARE(p.panes.size(), std::size_t(2));
        QCOMPARE(numberIn(p.panes[0]), int(p.frame.value));
        QCOMPARE(numberIn(p.panes[1]), int(p.frame.value) + 1000);
    }
}

void TestPlayer::newViewsKeepThePosition()
{
    Player player;
    Listener listener(player);
    player.setViews({viewOf("H.264 baseline")});
    player.seek({40});
    QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional<std::int64_t>(40), patience);
    listener.pictures.clear();
    player.setViews({testsupport::openSequence(numberedFrom(1000))});
    QCOMPARE(player.position(), FrameNumber{40});
    QTRY_COMPARE_WITH_TIMEOUT(listener.lastExact(), std::optional<std::int64_t>(40), patience);
    QCOMPARE(listener.wrongPicture(1000), QString());
    player.play();
    player.setViews({viewOf("H.264 baseline")});
    QVERIFY(player.isPlaying());
    player.setViews({});
    QVERIFY(!player.isPlaying());
}

void TestPlayer::anotherTakeIsChangedToWhilePlaying_data()
{
    QTest::addColumn<int>("panes"); // after the change
    QTest::addColumn<bool>("loops");
    QTest::newRow("in one pane") << 1 << false;
    QTest::newRow("into two panes") << 2 << false;
    QTest::newRow("in a loop, again and again") << 1 << true;
}

// The film is numbered from 0, its take from 2000: each picture is that of the view it says, and of
// the frame it says, and none comes out of order.
void TestPlayer::anotherTakeIsChangedToWhilePlaying()
{
    QFETCH(int, panes);
    QFETCH(bool, loops);
    const ViewPtr film = viewOf("H.264 with B-frames and a long GOP");
    const ViewPtr taken = testsupport::withTake(
        film, {testsupport::make(testsupport::takeSpec()), {{0}, {60}}, 0, 0, true, true, {}});
    const ViewPtr original = viewOfTake(taken, taken->project.takes.front().id);
    Player player;
    Listener listener(player);
    player.setViews({original});
    if (loops)
        player.setLoop(FrameRange{{10}, {40}});
    player.play();
    std::vector<quint64> generations{player.frames().generation()};
    const auto change = [&](const std::vector<ViewPtr> &views) {
        const auto seen = listener.pictures.size();
        QTRY_VERIFY_WITH_TIMEOUT(listener.pictures.size() > seen + 8, patience);
        player.setViews(views);
        generations.push_back(player.frames().generation());
        QVERIFY(player.isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(
            listener.pictures.back().generation == generations.back(), patience);
    };
    change(panes == 2 ? std::vector{original, taken} : std::vector{taken});
    for (int i = 0; loops && i < 3; ++i) {
        change({original});
        change({taken});
    }
    player.pause();
    QVERIFY(std::ranges::is_sorted(listener.pictures, {}, &Pictures::generation));
    for (std::size_t i = 0; i < listener.pictures.size(); ++i) {
        const Pictures &p = listener.pictures[i];
        if (i > 0 && !loops)
            QVERIFY(p.frame > listener.pictures[i - 1].frame);
        const bool isTaken = (p.generation - generations.front()) % 2 == 1;
        QCOMPARE(p.panes.size(), std::size_t(isTaken ? panes : 1));
        for (std::size_t pane = 0; pane < p.panes.size(); ++pane)
            QCOMPARE(numberIn(p.panes[pane]),
                int(p.frame.value) + (isTaken && pane + 1 == p.panes.size() ? 2000 : 0));
    }
}

void TestPlayer::tellsOfSound()
{
    Player player;
    QSignalSpy sound(&player, &Player::soundChanged);
    player.setVolume(0.5);
    QCOMPARE(player.volume(), 0.5);
    player.setVolume(-1);
    QCOMPARE(player.volume(), 0.0);
    player.setMuted(true);
    QVERIFY(player.isMuted());
    player.setDevice(QAudioDevice());
    QCOMPARE(sound.size(), 4);
}

void TestPlayer::mayBeDestroyedWhilePlaying()
{
    const ViewPtr view = viewOf("HEVC with open GOPs");
    for (int i = 0; i < 5; ++i) {
        Player player;
        player.setViews({view});
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.position().value >= i, patience);
    }
}

QTEST_GUILESS_MAIN(TestPlayer)
#include "tst_player.moc"
