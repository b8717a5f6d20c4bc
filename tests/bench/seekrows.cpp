// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/barereader.h"
#include "tests/bench/ffmspeer.h"
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "tests/bench/waiting.h"
#include "tests/support/testsequence.h"
#include "timeline/media/frameserver.h"
#include "timeline/media/framesource.h"

#include <random>

namespace bench {

using timeline::model::FrameNumber;
namespace media = timeline::media;

namespace {

constexpr int seeks = 200;
// That many take a peer half a minute; each reader gets the same ones.
constexpr std::size_t seeksARound = 12;

// The same ones in every run of the bench.
std::vector<std::vector<FrameNumber>> randomFrames(int rounds, std::int64_t count)
{
    std::mt19937_64 random(20261122);
    std::uniform_int_distribution<std::int64_t> any(0, count - 1);
    std::vector<std::vector<FrameNumber>> all(
        static_cast<std::size_t>(rounds), std::vector<FrameNumber>(seeksARound));
    for (auto &round : all) {
        for (FrameNumber &frame : round)
            frame = {any(random)};
    }
    return all;
}

void ask(media::FrameServer &server, FrameNumber frame)
{
    media::Pictures got;
    const auto isThere = [&] { return got.exact && got.frame == frame && !got.panes.empty(); };
    const auto connection = QObject::connect(&server, &media::FrameServer::picturesReady, &server,
        [&got](const media::Pictures &pictures) { got = pictures; });
    server.request(frame);
    if (!waitFor(server, &media::FrameServer::picturesReady, isThere, 60'000))
        qFatal("frame %lld does not come", static_cast<long long>(frame.value));
    QObject::disconnect(connection);
    if (!got.errors.front().isEmpty())
        qFatal(
            "frame %lld: %s", static_cast<long long>(frame.value), qPrintable(got.errors.front()));
}

} // namespace

std::vector<Line> seekRow(const Context &context)
{
    const media::MediaFile file = testsupport::opened(context.material.hour);
    const auto source = media::FrameSource::open(file).value();
    BareReader bare(file.path);
    std::unique_ptr<FfmsPeer> ffms;
    if (FfmsPeer::isAvailable())
        ffms = std::make_unique<FfmsPeer>(file.path);
    const auto frames = randomFrames(context.rounds, file.index->count());
    std::size_t ours = 0, theirs = 0, limit = 0;
    const auto run = [&frames](std::size_t &round, const std::function<void(FrameNumber)> &get) {
        const auto &wanted = frames[round++];
        return timed([&] {
            for (const FrameNumber n : wanted)
                get(n);
        });
    };
    const auto medians = interleaved(context.rounds,
        {[&] {
             return run(ours, [&](FrameNumber n) {
                 // As FrameServer asks for a place that is jumped to.
                 const auto frame = source->frame(n, {}, media::FrameSource::OnTheWay::DecodeFew);
                 if (!frame || frame->pts != file.index->at(n).pts)
                     qFatal("frame %lld is not had", static_cast<long long>(n.value));
             });
         },
            [&] {
                return run(theirs, [&](FrameNumber n) {
                    if (ffms)
                        ffms->frame(n.value);
                });
            },
            [&] {
                return run(limit,
                    [&](FrameNumber n) { bare.decodeTo(*file.index, file.index->at(n).pts); });
            }});
    const QString work = QStringLiteral("200 random exact seeks, GOP 250");
    const double all = double(seeks) / double(seeksARound);
    const QString note = QStringLiteral("%1 a round, scaled to 200").arg(seeksARound);
    Line peer = notRun(work, QStringLiteral("built without FFMS2"));
    if (ffms)
        peer = {work, Unit::Milliseconds, medians[0] * all, QStringLiteral("FFMS2"),
            medians[1] * all, 1.0, note};
    return {peer,
        {work, Unit::Milliseconds, medians[0] * all, QStringLiteral("bare libavcodec"),
            medians[2] * all, 1.1, note + QStringLiteral("; the peer decodes the same GOP parts")}};
}

std::vector<Line> backRow(const Context &context)
{
    constexpr int steps = 100;
    const media::ViewPtr view = testsupport::openSequence(context.material.hour);
    const media::MediaFile file = *view->files.begin();
    BareReader bare(file.path);
    const FrameNumber last{Material::gop * 180 - 1};
    const auto medians = interleaved(context.rounds,
        {[&] {
             media::FrameServer server;
             server.setPictureSize({960, 540});
             server.setViews({view});
             ask(server, {0}); // the file is open
             return timed([&] {
                 for (int i = 0; i <= steps; ++i)
                     ask(server, last - i);
             });
         },
            [&] { return timed([&] { bare.decodeTo(*file.index, file.index->at(last).pts); }); }});
    return {{QStringLiteral("100 steps back inside a GOP"), Unit::Milliseconds, medians[0],
        QStringLiteral("decoding the GOP once"), medians[1], 1.2,
        QStringLiteral("from its last frame on, through FrameServer, pictures of 960x540")}};
}

} // namespace bench
