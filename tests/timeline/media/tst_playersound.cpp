// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testsequence.h"
#include "tests/timeline/media/testcard.h"
#include "timeline/media/player.h"
#include "timeline/media/sequencereader.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <thread>

using namespace timeline::media;
using namespace timeline::model;
using testsupport::Gate;
using testsupport::TestCard;

namespace {

constexpr int patience = 60'000;
constexpr int rate = 48000;
constexpr FrameNumber last{74};
// Samples are made 1024 at a time: these are heard for a quarter and for half a second.
constexpr int quarter = 12, half = 24;
// Where the clock jumps instead of catching up smoothly.
constexpr double bearable = 0.25;

// A player over a card and a decoder that can be kept waiting, in 75 frames of 3 seconds.
struct Stage {
    explicit Stage(int soundsOpen, int picturesOpen = std::numeric_limits<int>::max(),
        std::function<void()> load = {})
        : sounds(soundsOpen)
        , pictures(picturesOpen)
    {
        auto made = std::make_unique<TestCard>(sounds);
        card = made.get();
        player.emplace(Player::Parts{std::move(made), [this, load = std::move(load)] {
                                         pictures.pass();
                                         if (load)
                                             load();
                                     }});
        QObject::connect(&*player, &Player::positionChanged, &*player, [this](FrameNumber n) {
            positions.push_back(n.value);
            farthest = std::max(farthest, std::abs(apart()));
        });
        player->setViews({view});
    }
    ~Stage()
    {
        sounds.openFor();
        pictures.openFor();
    }
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

    // By how many seconds the picture is ahead of what is heard.
    double apart() const
    {
        const auto heard = card->isRunning() ? card->heard() : std::nullopt;
        if (!heard || heard->content.count() == 0)
            return 0;
        return toSeconds(view->grid->timeOf(player->position()))
            - double(heard->content.count()) / 1e6;
    }
    // Of what came out of the card after the first sound, whether it is the sequence's from `from`
    // on, sample for sample.
    bool isWhole(FrameNumber from, std::size_t atLeast) const
    {
        const std::size_t silent = std::size_t(card->silentFrames) * 2;
        if (card->samples.size() < silent + atLeast * 2)
            return false;
        const std::vector<float> heard(
            card->samples.begin() + std::ptrdiff_t(silent), card->samples.end());
        std::vector<float> expected(heard.size());
        SequenceReader reader(view);
        const std::int64_t first = toTicks(view->grid->timeOf(from), {1, rate});
        // AAC fills bands with noise of its own, which depends on where decoding began.
        const auto isSame = [](float a, float b) { return std::abs(a - b) < 0.002f; };
        return reader.samples(first, rate, 2, expected)
            && std::ranges::equal(heard, expected, isSame);
    }

    ViewPtr view = testsupport::sequenceOf(testsupport::openNamed("H.264 baseline"));
    Gate sounds, pictures;
    TestCard *card = nullptr;
    std::vector<std::int64_t> positions;
    double farthest = 0;
    std::optional<Player> player; // the first to go: it ends the threads that the gates hold
};

// Threads that leave nothing to others, as picture decoders do.
class Busy {
public:
    Busy()
    {
        for (unsigned i = 0; i < 2 * std::max(1u, std::thread::hardware_concurrency()); ++i)
            m_threads.emplace_back([this] {
                while (!m_ends.load(std::memory_order_relaxed)) { }
            });
    }
    ~Busy()
    {
        m_ends = true;
        for (std::thread &thread : m_threads)
            thread.join();
    }
    Busy(const Busy &) = delete;
    Busy &operator=(const Busy &) = delete;

private:
    std::atomic<bool> m_ends = false;
    std::vector<std::thread> m_threads;
};

void burn(std::chrono::milliseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) { }
}

} // namespace

class TestPlayerSound : public QObject {
    Q_OBJECT

private slots:
    void nothingWaitsForSoundThatNobodyHears_data();
    void nothingWaitsForSoundThatNobodyHears();
    void waitsForSoundThatIsHeard();
    void soundComesBackWhereThePictureIs();
    void soundThatKeptUpIsNotStartedAnew();
    void anotherSideIsHeardWithoutAStop_data();
    void anotherSideIsHeardWithoutAStop();
    void soundGoesOnWhatPicturesDo_data();
    void soundGoesOnWhatPicturesDo();
};

void TestPlayerSound::nothingWaitsForSoundThatNobodyHears_data()
{
    QTest::addColumn<bool>("hasCard");
    QTest::addColumn<int>("mutedAt"); // -1: before it begins
    QTest::newRow("muted, and the sound comes never") << true << -1;
    QTest::newRow("muted while the sound hangs") << true << 3;
    QTest::newRow("no card") << false << 1000;
}

void TestPlayerSound::nothingWaitsForSoundThatNobodyHears()
{
    QFETCH(bool, hasCard);
    QFETCH(int, mutedAt);
    Stage stage(mutedAt < 0 ? 0 : quarter);
    stage.card->isThere = hasCard;
    Player &player = *stage.player;
    player.setMuted(mutedAt < 0);
    player.play();
    if (hasCard && mutedAt >= 0) {
        QTRY_VERIFY_WITH_TIMEOUT(stage.card->silentFrames > rate / 2, patience);
        QVERIFY(player.position().value >= mutedAt);
        player.setMuted(true);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), patience);
    QCOMPARE(player.position(), last);
    QVERIFY(std::ranges::is_sorted(stage.positions));
}

void TestPlayerSound::waitsForSoundThatIsHeard()
{
    Stage stage(half);
    stage.player->play();
    QTRY_VERIFY_WITH_TIMEOUT(stage.card->silentFrames > rate, patience);
    QVERIFY(stage.player->isPlaying());
    const double stood = toSeconds(stage.view->grid->timeOf(stage.player->position()));
    QVERIFY2(stood < half * 1024.0 / rate + bearable, qPrintable(QString::number(stood)));
    stage.sounds.openFor();
    QTRY_VERIFY_WITH_TIMEOUT(!stage.player->isPlaying(), patience);
    QCOMPARE(stage.player->position(), last);
}

void TestPlayerSound::soundComesBackWhereThePictureIs()
{
    Stage stage(quarter);
    stage.player->setMuted(true);
    stage.player->play();
    QTRY_VERIFY_WITH_TIMEOUT(stage.player->position().value > 30, patience);
    stage.sounds.openFor();
    stage.player->setMuted(false);
    const FrameNumber from = stage.player->position();
    QTRY_COMPARE_WITH_TIMEOUT(stage.card->starts, 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!stage.player->isPlaying(), patience);
    QVERIFY(stage.isWhole(from, rate / 2));
    QVERIFY(std::ranges::is_sorted(stage.positions));
}

void TestPlayerSound::soundThatKeptUpIsNotStartedAnew()
{
    Stage stage(std::numeric_limits<int>::max());
    stage.player->play();
    QTRY_VERIFY_WITH_TIMEOUT(stage.player->position().value > 10, patience);
    stage.player->setMuted(true);
    QTRY_VERIFY_WITH_TIMEOUT(stage.player->position().value > 25, patience);
    QVERIFY(std::abs(stage.apart()) < bearable);
    stage.player->setMuted(false);
    QTRY_VERIFY_WITH_TIMEOUT(!stage.player->isPlaying(), patience);
    QCOMPARE(stage.card->starts, 1);
    QVERIFY(stage.isWhole({0}, 2 * rate));
}

void TestPlayerSound::anotherSideIsHeardWithoutAStop_data()
{
    QTest::addColumn<bool>("changesSide");
    QTest::addColumn<double>("gain");
    QTest::newRow("the other side") << true << 1.0;
    QTest::newRow("the other side, as loud as the first") << true << 0.25;
    QTest::newRow("the same, softer") << false << 0.5;
}

void TestPlayerSound::anotherSideIsHeardWithoutAStop()
{
    QFETCH(bool, changesSide);
    QFETCH(double, gain);
    Stage stage(std::numeric_limits<int>::max());
    const ViewPtr taken = testsupport::withTake(stage.view,
        {testsupport::make(testsupport::takeSpec()), {{0}, {60}}, 7, 0, true, true, {}});
    const ViewPtr original = viewOfTake(taken, taken->project.takes.front().id);
    Player &player = *stage.player;
    player.setViews({original, taken}, 0);
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.position().value > 15, patience);
    const quint64 generation = player.frames().generation();
    if (changesSide)
        player.setViews({original, taken}, 1);
    player.setSoundGain(gain);
    QCOMPARE(player.frames().generation(), generation); // no picture is another
    const auto changed = std::int64_t(stage.card->samples.size() / 2);
    QTRY_VERIFY_WITH_TIMEOUT(player.position().value > 50, patience);
    player.pause();
    QCOMPARE(stage.card->starts, 1);
    QVERIFY(std::ranges::is_sorted(stage.positions));
    const std::vector<float> &heard = stage.card->samples;
    const std::size_t silent = std::size_t(stage.card->silentFrames);
    const auto expectedOf = [&](const ViewPtr &view) {
        std::vector<float> expected(heard.size() - 2 * silent);
        SequenceReader reader(view);
        return reader.samples(0, rate, 2, expected) ? expected : std::vector<float>();
    };
    const auto before = expectedOf(original), after = expectedOf(changesSide ? taken : original);
    QCOMPARE(before.size(), heard.size() - 2 * silent);
    // Within half a second of the change, and for the rest.
    std::size_t last = 0, first = before.size();
    for (std::size_t i = 0; i < before.size(); ++i) {
        const float sample = heard[2 * silent + i];
        if (std::abs(sample - before[i]) > 0.002f)
            first = std::min(first, i);
        if (std::abs(sample - after[i] * float(gain)) > 0.002f)
            last = i;
    }
    QVERIFY(first < last);
    QVERIFY(std::int64_t(first / 2) >= changed - std::int64_t(silent));
    QVERIFY2(std::int64_t(last / 2) < changed + rate / 2, qPrintable(QString::number(last / 2)));
    QVERIFY2(last - first < 2 * 2048, "faded, and no longer than that");
}

void TestPlayerSound::soundGoesOnWhatPicturesDo_data()
{
    QTest::addColumn<int>("pictures"); // -1: all
    QTest::addColumn<int>("cost"); // of each, milliseconds
    QTest::addColumn<bool>("isBusy");
    QTest::newRow("five pictures, then none") << 5 << 0 << false;
    QTest::newRow("ten times too slow") << -1 << 400 << false;
    QTest::newRow("twice too slow, and every core is taken") << -1 << 80 << true;
}

void TestPlayerSound::soundGoesOnWhatPicturesDo()
{
    QFETCH(int, pictures);
    QFETCH(int, cost);
    QFETCH(bool, isBusy);
    Stage stage(std::numeric_limits<int>::max(),
        pictures < 0 ? std::numeric_limits<int>::max() : pictures,
        [cost] { burn(std::chrono::milliseconds(cost)); });
    std::optional<Busy> busy;
    if (isBusy)
        busy.emplace();
    stage.player->play();
    QTRY_VERIFY_WITH_TIMEOUT(!stage.player->isPlaying(), patience);
    busy.reset();
    QCOMPARE(stage.player->position(), last);
    QVERIFY(stage.player->droppedPictures() > 20);
    QVERIFY(std::ranges::is_sorted(stage.positions));
    QVERIFY2(stage.farthest < bearable, qPrintable(QString::number(stage.farthest)));
    QCOMPARE(stage.card->starts, 1);
    QVERIFY(stage.isWhole({0}, 5 * rate / 2));
}

QTEST_GUILESS_MAIN(TestPlayerSound)
#include "tst_playersound.moc"
