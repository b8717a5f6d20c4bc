// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/render/soundcases.h"

#include "tests/support/ffmpegtool.h"

#include <algorithm>
#include <cmath>

namespace soundcases {

using namespace timeline;
using render::SampleRange;
using testsupport::MediaSpec;

// Noise substitution is random by design: decoding it twice gives two sounds.
MediaSpec source(const char *name, int rate, int channels, const char *sound, const char *extension)
{
    MediaSpec spec;
    spec.name = QString::fromLatin1(name);
    spec.frames = 100;
    spec.audioRate = rate;
    spec.audioChannels = channels;
    spec.audioArgs = testsupport::words(sound);
    spec.extension = QString::fromLatin1(extension);
    return spec;
}

media::ViewPtr withTakes(
    const media::ViewPtr &whole, const Ranges &ranges, bool hasSound, int channels)
{
    MediaSpec take = source("a take", 48'000, channels, "-c:a aac -b:a 256k");
    take.firstNumber = 2000;
    take.frames = 130;
    media::ViewPtr view = whole;
    for (const auto &[from, to] : ranges)
        view = testsupport::withTake(
            view, {testsupport::make(take), {{from}, {to}}, 8, 0, true, hasSound, {}});
    return view;
}

media::ViewPtr withTakes(const MediaSpec &spec, const Ranges &ranges, bool hasSound)
{
    return withTakes(testsupport::openSequence(testsupport::make(spec)), ranges, hasSound);
}

QString containerOf(const MediaSpec &spec)
{
    return spec.extension == QLatin1String("mkv") ? QStringLiteral("matroska") : spec.extension;
}

bool holds(const std::vector<SampleRange> &ranges, std::int64_t sample, std::int64_t more)
{
    return std::ranges::any_of(ranges, [&](const SampleRange &range) {
        return sample >= range.begin && sample < range.end + more;
    });
}

double farthest(std::span<const float> a, std::span<const float> b)
{
    double most = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        most = std::max(most, double(std::abs(a[i] - b[i])));
    return most;
}

Result spliced(const QTemporaryDir &folder, const MediaSpec &spec, const media::ViewPtr &view)
{
    const QString path = folder.filePath(QStringLiteral("out.") + spec.extension);
    Result r{view, *media::sourceFile(*view), {}, {}, {}, 0, 0};
    r.copy = testsupport::copyWithSound(view, containerOf(spec), path);
    r.after = testsupport::opened(path);
    r.facts = *render::factsOfSound(r.before);
    r.channels = r.facts.layout.nb_channels;
    r.samples = r.facts.clock.packetSize() > 0
        ? std::int64_t(r.copy.before.size()) * r.facts.clock.packetSize()
        : std::int64_t(4 * r.facts.rate);
    return r;
}

std::vector<std::int64_t> placesIn(const Result &r)
{
    media::SoundClock clock = r.facts.clock;
    std::vector<std::int64_t> places;
    for (const testsupport::SoundPacket &packet : r.copy.before) {
        places.push_back(clock.placeOf(packet.pts));
        clock.endsAt(places.back() + clock.packetSize());
    }
    return places;
}

std::vector<std::int64_t> clicks(std::span<const float> sound, const Result &r)
{
    return testsupport::clickPositions(sound, int(r.channels), 0, r.facts.rate);
}

} // namespace soundcases
