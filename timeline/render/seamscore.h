// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"
#include "timeline/model/frames.h"
#include "timeline/model/task.h"
#include "timeline/render/thumbnail.h"

#include <optional>
#include <span>
#include <vector>

namespace timeline::render {

// How far a sequence jumps where one take goes over into another, beyond what it does just beside
// that: a join that goes on as its neighbours do is not seen.
struct SeamJump {
    double luma = 0; // of the mean brightness, levels of 255
    double color = 0; // of the mean colour without its brightness, levels of 255
    double motion = 0; // of the picture without its brightness: mean of all points, levels of 255
    double motionRatio = 1; // by how much more the picture changes there than just beside it
    std::optional<double> loudness; // dB, beyond the original's own; none: both sides are silent

    bool operator==(const SeamJump &) const = default;
};

struct SeamScore {
    enum class Word { NotSeen, Slight, Clear };

    SeamJump jump;
    int visible = 0; // 0: as if nothing were there, 100: as plain as a cut
    Word word = Word::NotSeen;

    bool operator==(const SeamScore &) const = default;
};

// The pictures around a join in their order. An outer one is empty where the sequence has none.
struct SeamPictures {
    Thumbnail farBefore, before, behind, farBehind;
};

// How loud the 200 ms before and behind a join are: dBFS, at least silence.
struct SeamLevels {
    static constexpr double silence = -60;

    double before = silence, behind = silence;
};

// Pure.
SeamJump pictureJump(const SeamPictures &pictures);
std::optional<double> loudnessJump(const SeamLevels &shown, const SeamLevels &original);
SeamScore scoreOf(const SeamJump &jump);

// Measures the join before frame `behind` of `shown`; `original` is the same sequence without
// takes. Blocking; worker thread. OutOfRange when there is nothing before it or behind it.
model::Result<SeamScore> measureSeam(const media::ViewPtr &shown, const media::ViewPtr &original,
    model::FrameNumber behind, const model::CancelToken &cancel = {});

// A place for a join: how much what meets there differs, levels of 255.
struct SeamPlace {
    model::FrameNumber behind;
    double difference = 0;

    bool operator==(const SeamPlace &) const = default;
};

// Where the join would be seen least, and what that is worth.
struct SeamSuggestion {
    model::FrameNumber behind, now; // there, and where the join is
    double difference = 0, differenceNow = 0;

    bool operator==(const SeamSuggestion &) const = default;
};

// The place with the least difference; of those that are as good as it, the one nearest to `now`.
// None when `now` is no place. Pure.
std::optional<SeamSuggestion> suggestSeam(
    std::span<const SeamPlace> places, model::FrameNumber now);

// Every place of `places` at which both sides have pictures of their own. `left` and `right` are
// the sequence with the join as late and as early as it can be: what lies before it goes on in
// `left`, what lies behind it begins early in `right`. Blocking; worker thread.
model::Result<std::vector<SeamPlace>> measurePlaces(const media::ViewPtr &left,
    const media::ViewPtr &right, const model::FrameRange &places,
    const model::CancelToken &cancel = {});

} // namespace timeline::render
