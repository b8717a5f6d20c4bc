// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/soundcopy.h"

#include <QTemporaryDir>

#include <span>
#include <utility>
#include <vector>

// Sequences with takes that have sound, and what a copy makes of their first sound track.
namespace soundcases {

using Ranges = std::vector<std::pair<int, int>>; // of frames at 25 a second

// Four seconds.
testsupport::MediaSpec source(const char *name, int rate = 48'000, int channels = 2,
    const char *sound = "-c:a aac -aac_pns 0", const char *extension = "mp4");

// Each take begins with the eighth frame of its file: its clicks lie 0.43 s and 0.93 s after the
// cut.
timeline::media::ViewPtr withTakes(const timeline::media::ViewPtr &whole, const Ranges &ranges,
    bool hasSound = true, int channels = 2);
timeline::media::ViewPtr withTakes(
    const testsupport::MediaSpec &spec, const Ranges &ranges, bool hasSound = true);

QString containerOf(const testsupport::MediaSpec &spec);

struct Result {
    timeline::media::ViewPtr view;
    timeline::media::MediaFile before, after;
    testsupport::SoundCopy copy;
    timeline::render::SoundFacts facts;
    std::int64_t samples = 0, channels = 0; // of the track, hidden ones included
};

Result spliced(const QTemporaryDir &folder, const testsupport::MediaSpec &spec,
    const timeline::media::ViewPtr &view);

// Where the source's packets begin, in samples of its clock.
std::vector<std::int64_t> placesIn(const Result &r);
// Peaks of clicks, in samples from the track's first packet on.
std::vector<std::int64_t> clicks(std::span<const float> sound, const Result &r);

// `more`: samples behind each range that count to it.
bool holds(const std::vector<timeline::render::SampleRange> &ranges, std::int64_t sample,
    std::int64_t more = 0);
double farthest(std::span<const float> a, std::span<const float> b);

} // namespace soundcases
