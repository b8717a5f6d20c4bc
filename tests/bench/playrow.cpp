// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/barereader.h"
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "tests/bench/waiting.h"
#include "tests/support/testsequence.h"
#include "timeline/media/player.h"

#include <set>

namespace bench {

namespace media = timeline::media;

namespace {

constexpr int seconds = 30;
constexpr int frames = 60 * seconds;

struct Played {
    std::set<std::int64_t> shown; // frames
    int late = 0; // pictures that were shown for another frame's time
    std::int64_t reached = 0;
};

Played play(const media::ViewPtr &view)
{
    media::Player player;
    player.setPictureSize({1280, 720});
    player.setViews({view});
    Played played;
    const auto isShown = [&played] { return !played.shown.empty(); };
    QObject::connect(
        &player, &media::Player::picturesReady, &player, [&](const media::Pictures &pictures) {
            played.shown.insert(pictures.frame.value);
            played.late += pictures.frame != player.position();
        });
    waitFor(player, &media::Player::picturesReady, isShown, 60'000);
    player.play();
    runLoop(seconds * 1000);
    player.pause();
    played.reached = player.position().value;
    return played;
}

} // namespace

std::vector<Line> playRow(const Context &context)
{
    const media::ViewPtr view = testsupport::openSequence(context.material.sixty);
    warm(context.material.sixty);
    const double alone = timed([&] {
        if (BareReader(context.material.sixty).decode(frames) != frames)
            qFatal("the clip is too short");
    });
    const Played played = play(view);
    const auto due = played.reached + 1;
    Line line{QStringLiteral("1080p60 playback, 30 s: frames dropped"), Unit::Count,
        double(due - std::int64_t(played.shown.size())), {}, {}, 0,
        QStringLiteral("%1 of %2 due frames shown, %3 of them late; pictures of 1280x720; the "
                       "decoder alone needs %4 s")
            .arg(played.shown.size())
            .arg(due)
            .arg(played.late)
            .arg(alone / 1000, 0, 'f', 1)};
    if (alone > seconds * 1000)
        line.note += QStringLiteral(" and cannot keep up on this machine");
    return {line};
}

} // namespace bench
