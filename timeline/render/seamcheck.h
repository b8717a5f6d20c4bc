// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/framesource.h"
#include "timeline/render/spliceplan.h"

#include <deque>
#include <memory>
#include <vector>

namespace timeline::render {

// Looks at the pictures of a copy in and beside a seam. Those beside it must be the source's own;
// those encoded anew for what lies beside them must be like the source's (38 dB; what the seams'
// encoders leave is above 44) and not clearly more like their neighbour's; those that were changed
// must decode; and the copy's decoder must not complain more than the source's. Worker-confined.
class SeamCheck {
public:
    // Both outlive the check. `changed`: ascending.
    static model::Result<SeamCheck> open(const media::MediaFile &source,
        const media::MediaFile &copy, std::vector<model::FrameRange> changed);

    // `before` and `behind` are where the neighbouring seams end and begin. EncoderFailed, in words
    // for people, when the copy is wrong; the source's own error when that cannot be read.
    model::Result<> run(const Seam &seam, model::FrameNumber before, model::FrameNumber behind,
        const model::CancelToken &cancel);

private:
    SeamCheck(const model::FrameIndex &index, std::vector<model::FrameRange> changed,
        std::unique_ptr<media::FrameSource> source, std::unique_ptr<media::FrameSource> copy);
    model::FrameNumber gopBefore(model::FrameNumber end) const;
    model::FrameNumber gopBehind(model::FrameNumber begin) const;
    bool isChanged(model::FrameNumber n) const;
    // Both say which frame they looked at; the other one looks for the next that others refer to.
    model::Result<model::FrameNumber> look(
        model::FrameNumber n, const Seam &seam, const model::CancelToken &cancel);
    model::Result<model::FrameNumber> isSameReference(
        model::FrameNumber n, const model::CancelToken &cancel);
    // Null: damaged in the source already.
    model::Result<media::VideoFrame> sourceFrame(
        model::FrameNumber n, const model::CancelToken &cancel);
    model::Result<media::VideoFrame> copyFrame(
        model::FrameNumber n, const model::CancelToken &cancel);
    model::Result<> isSame(model::FrameNumber n, const model::CancelToken &cancel);
    model::Result<> isAlike(model::FrameNumber n, const model::CancelToken &cancel);

    const model::FrameIndex *m_index;
    std::vector<model::FrameRange> m_changed;
    std::unique_ptr<media::FrameSource> m_source, m_copy;
    std::deque<media::VideoFrame> m_seen; // of the source; the last few
};

} // namespace timeline::render
