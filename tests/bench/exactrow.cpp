// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/rows.h"
#include "tests/bench/waiting.h"
#include "tests/support/shownnumber.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/player.h"

#include <random>

namespace bench {

namespace media = timeline::media;
using testsupport::numberIn;
using timeline::model::FrameNumber;
using timeline::model::FrameRange;

namespace {

struct Tally {
    int shown = 0, wrong = 0;
};

// Wishes faster than they can be had, as a hand on the timeline makes them; whatever is shown as
// exact is read.
void scrubThrough(const testsupport::MediaSpec &spec, Tally &tally)
{
    constexpr int wishes = 60;
    const media::ViewPtr view = testsupport::openSequence(testsupport::make(spec));
    const std::vector<int> numbers = testsupport::expectedNumbers(spec);
    media::FrameServer server;
    server.setViews({view});
    FrameNumber wished;
    bool isThere = false;
    QObject::connect(
        &server, &media::FrameServer::picturesReady, &server, [&](const media::Pictures &pictures) {
            isThere = pictures.exact && pictures.frame == wished;
            if (!pictures.exact || !pictures.panes.front().isValid())
                return;
            ++tally.shown;
            tally.wrong +=
                numberIn(pictures.panes.front()) != numbers.at(std::size_t(pictures.frame.value));
        });
    std::mt19937 random(7);
    for (int i = 0; i < wishes; ++i) {
        wished = {std::int64_t(random() % numbers.size())};
        isThere = false;
        server.request(wished);
        runLoop(i % 3 ? 4 : 4'000, [&isThere] { return isThere; });
    }
}

// Two panes whose numbers differ by `apart` on every frame.
Tally compareBoth(int apart, const Context &context)
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("A");
    spec.frames = 500;
    const media::ViewPtr original = testsupport::openSequence(testsupport::make(spec));
    spec.firstNumber = apart;
    const media::ViewPtr chosen = testsupport::withTake(
        original, {testsupport::make(spec), FrameRange{{0}, {500}}, 0, 0, true, true, {}});
    media::Player player;
    player.setViews({media::viewOfTake(chosen, chosen->project.takes.front().id), chosen});
    Tally tally;
    QObject::connect(
        &player, &media::Player::picturesReady, &player, [&](const media::Pictures &pictures) {
            if (!pictures.panes.at(0).isValid() || !pictures.panes.at(1).isValid())
                return;
            ++tally.shown;
            const int a = numberIn(pictures.panes[0]), b = numberIn(pictures.panes[1]);
            tally.wrong += a < 0 || b - a != apart;
        });
    std::mt19937 random(7);
    for (int round = 0; round < context.rounds; ++round) {
        for (int i = 0; i < 20; ++i) {
            player.seek({std::int64_t(random() % 500)});
            runLoop(i % 2 ? 10 : 200);
        }
        player.play();
        runLoop(1500);
        player.pause();
    }
    return tally;
}

Line lineOf(const QString &work, const Tally &tally, const QString &what)
{
    if (tally.shown == 0)
        return notRun(work, QStringLiteral("nothing was shown"));
    return {work, Unit::Count, double(tally.wrong), {}, {}, 0,
        QStringLiteral("of %1 %2").arg(tally.shown).arg(what)};
}

} // namespace

std::vector<Line> exactRow(const Context &context)
{
    Tally shown;
    const auto files = testsupport::matrix();
    for (const testsupport::MediaSpec &spec : files)
        scrubThrough(spec, shown);
    const Tally both = compareBoth(1000, context);
    return {lineOf(QStringLiteral("wrong frame shown as exact"), shown,
                QStringLiteral("pictures, wished faster than had, in %1 kinds of file")
                    .arg(files.size())),
        lineOf(QStringLiteral("A and B on different frames"), both,
            QStringLiteral("pairs while seeking and playing"))};
}

} // namespace bench
