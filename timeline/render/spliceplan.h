// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "timeline/model/frameindex.h"
#include "timeline/model/frames.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace timeline::render {

// How the pictures of a track can be joined.
struct SpliceTraits {
    bool intraOnly = false; // every picture stands alone
    // An entry point with leading pictures can be made a broken link (H.265 CRA to BLA).
    bool brokenLinks = false;
    // Stamps of decoding are not kept by the container; packets lie in the order of decoding.
    bool derivedDts = false;
    // An entry point with leading pictures can be made one without, when what follows it is counted
    // anew (H.264, bitstream/h264rebase.h).
    bool rebases = false;

    bool operator==(const SpliceTraits &) const = default;
};

// What is done to the first copied picture behind a seam.
enum class Entry { AsItIs, BrokenLink, Rebased, EndOfFile };

// One stretch that is encoded anew: the changed frames, and what cannot be decoded without them.
struct Seam {
    model::FrameRange changed; // from the first changed frame in it to the last
    model::FrameRange touched;
    Entry entry = Entry::AsItIs;
    // Copied frames behind it whose packets get other headers: up to the next IDR picture or the
    // next seam. Their coded pictures, and what they decode to, stay.
    model::FrameRange rebased;
    // Stamps of decoding, ascending: one for each touched frame and, but for EndOfFile, one for the
    // first copied picture behind them.
    std::vector<std::int64_t> stamps;
    // In `changed`, but nobody asked for them: they lie between ranges that share a seam.
    std::vector<model::FrameRange> between;
    QString reason; // what is encoded besides the changed frames and why, for people

    bool operator==(const Seam &) const = default;
};

struct SplicePlan {
    std::int64_t frames = 0;
    std::int64_t delay = 0; // pictures by which decoding runs ahead of showing
    std::vector<Seam> seams; // ascending, a copied frame between any two

    std::vector<model::FrameRange> copied() const;
    std::vector<model::FrameRange> reencoded() const;
    std::vector<model::FrameRange> rebased() const; // of copied()
    bool operator==(const SplicePlan &) const = default;
};

// Least: begins in the middle of a GOP where the pictures there allow it, ends at the next entry
// point. NoRebase: the same, but of entry points only those that need no rebasing. WholeGops:
// begins with a GOP and ends one of those entry points later, for players that are stricter than
// the standard.
enum class Reach { Least, NoRebase, WholeGops };

// Which frames are encoded anew when `changed` (ascending, none overlapping) get other pictures.
//
//     decoded   I P B B P B B I P B B     shown order, changed frame x
//     shown     I B B P B B P I B B P
//                         x
//     touched         [------)            from the pictures that lean on x to the next entry point
//
// Head: the longest prefix of the packets that is also a prefix of what is shown, so that nothing
// in it leans on what is replaced. Tail: the first clean entry point; an I picture of H.264 that is
// no IDR picture becomes one where the traits allow it. Fails with InvalidRequest where the stamps
// do not say the order of decoding. Pure.
model::Result<SplicePlan> planSplice(const model::FrameIndex &index,
    const std::vector<model::FrameRange> &changed, SpliceTraits traits, Reach reach = Reach::Least);

// The stamp of decoding of the packet at `position` of the file, where the container keeps none:
// that of the frame shown `delay` pictures earlier. Pure.
std::int64_t derivedDts(const model::FrameIndex &index, std::int64_t position, std::int64_t delay);

} // namespace timeline::render
