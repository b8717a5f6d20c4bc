// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frames.h"
#include "timeline/model/rational.h"

#include <optional>
#include <vector>

namespace timeline::model {

// What a packet is to a seek. Idr starts anew; Cra and Recovery are key frames whose leading
// pictures may need what lies before (H.265 §3, H.264 recovery point SEI). Recovery is an I
// picture; Refresh is one that is not, from which on the picture builds up (intra refresh).
enum class KeyKind : std::uint8_t { None, Idr, Cra, Bla, Recovery, Refresh };

// One shown frame. Stream ticks stay as the file has them, start offset included.
struct FrameEntry {
    std::int64_t pts = 0; // stream ticks
    std::int64_t dts = 0; // stream ticks of the packet that carries it
    Flicks time{0}; // pts to the nearest flick, on the file's own clock
    std::int64_t position = -1; // byte offset in the file, -1 unknown
    std::int32_t size = 0; // bytes
    KeyKind key = KeyKind::None;
    bool leading = false; // RASL/RADL: shown before the key frame it follows in the file

    bool isKey() const { return key != KeyKind::None; }
    bool operator==(const FrameEntry &) const = default;
};

// The shown frames of one video stream, in the order in which they are shown: frame n is the n-th
// shown timestamp, never n × rate. Hidden frames (edit lists, discard flags) are not in it, but key
// packets that only serve to decode are (`entryPoints`). Immutable once built; any thread.
class FrameIndex {
public:
    // Where decoding can begin: a key packet, shown or hidden, by its own pts.
    struct EntryPoint {
        std::int64_t pts = 0;
        std::int64_t dts = 0;
        KeyKind key = KeyKind::Idr;
        bool operator==(const EntryPoint &) const = default;
    };

    // How a decoded picture is known to be frame n. Most files stamp every packet with when it is
    // shown (Pts). Some only say when it is decoded (Dts: AVI with B-frames), some nothing that
    // outlives a seek (Count: bare streams); then `dts` of an entry is the decoding stamp, or the
    // number of its packet from the start of the file, and its pts is derived.
    enum class Stamps : std::uint8_t { Pts, Dts, Count };

    FrameIndex() = default;
    // `frames` and `entryPoints` in any order; `lastDuration` of the frame shown last, in ticks.
    FrameIndex(Rational timeBase, std::vector<FrameEntry> frames,
        std::vector<EntryPoint> entryPoints, std::int64_t lastDuration,
        Stamps stamps = Stamps::Pts);

    std::int64_t count() const { return std::int64_t(m_frames.size()); }
    bool isEmpty() const { return m_frames.empty(); }
    const FrameEntry &at(FrameNumber n) const { return m_frames[std::size_t(n.value)]; }
    const std::vector<FrameEntry> &frames() const { return m_frames; }
    const std::vector<EntryPoint> &entryPoints() const { return m_entryPoints; }
    Rational timeBase() const { return m_timeBase; }
    std::int64_t lastDuration() const { return m_lastDuration; }
    Stamps stamps() const { return m_stamps; }

    Flicks start() const; // of the first shown frame
    Flicks end() const; // where the last shown frame ends
    Flicks duration() const { return end() - start(); }
    TimeRange shown(FrameNumber n) const; // from its time to the next frame's

    // The frame on screen at `time` (file's clock), clamped to the first and the last one.
    FrameNumber frameAt(Flicks time) const;
    // The frame with exactly this pts.
    std::optional<FrameNumber> frameWithPts(std::int64_t pts) const;
    std::vector<FrameNumber> keyFrames() const; // shown frames that are keys

    Rational averageRate() const; // reduced; 0/1 when there are fewer than two frames
    // Some frame lasts over 1 % and one tick more or less than the median.
    bool isVariable() const { return m_isVariable; }

    bool operator==(const FrameIndex &) const = default;

private:
    Rational m_timeBase{1, 1};
    std::vector<FrameEntry> m_frames;
    std::vector<EntryPoint> m_entryPoints;
    std::int64_t m_lastDuration = 0;
    Stamps m_stamps = Stamps::Pts;
    bool m_isVariable = false; // asked for at each change of the view: found once
};

} // namespace timeline::model
