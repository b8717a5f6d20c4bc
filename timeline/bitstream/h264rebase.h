// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/h264follow.h"

#include <map>

namespace timeline::bitstream {

// Lets a copied part of an H.264 stream begin at an I picture that is no IDR picture (open GOP).
// That picture becomes an IDR picture, and up to the next real one frame_num and pic_order_cnt_lsb
// are counted from it (ITU-T H.264 §7.4.3, §8.2.1). Pictures that are left out (those before it,
// its leading ones) vanish from the decoder's memory, so lists of references and commands that free
// memory are written anew where they would mean something else; every other bit stays, so the
// pictures decode to what they were. Frames, also MBAFF, with CABAC or CAVLC, in any number of
// slices; POC types 0 and 2; short-term references.
//
// Takes the packets of one track in decoding order, each by exactly one of the three functions; the
// more of those before a beginning are shown to it (back to the last IDR picture), the better it
// knows what the lists hold. A picture that is kept must refer to none that is left out: that is
// what makes its recovery point exact, and cannot be seen here. Worker-confined.
class H264Rebase {
public:
    // `extradata`: avcC, or sets behind start codes; the packets are set apart alike.
    // `idrPicId`: of each beginning; that of no IDR picture beside one.
    static Result<H264Rebase> create(Bytes extradata, std::uint32_t idrPicId = 1000);

    // A packet that is not in the result.
    void leaveOut(Bytes packet);
    // The packet at which a part begins, as an IDR picture. Unchanged when it is one. An error
    // (InvalidRequest, Damaged) says why this cannot be done here: the caller goes on to the next
    // IDR.
    Result<Buffer> begin(Bytes packet);
    // A packet of the result that is no beginning. Unchanged before any beginning and from the next
    // IDR picture on. After an error nothing more comes out until then.
    Result<Buffer> rewrite(Bytes packet);

    // Between begin() and the next IDR picture; outside of it packets come back as they are.
    bool isActive() const { return m_isActive; }

private:
    H264Rebase(NalFormat format, std::uint32_t idrPicId)
        : m_format(format)
        , m_idrPicId(idrPicId)
    {
    }

    void watch(Bytes packet);
    Result<Buffer> handOn(Bytes packet, bool isBeginning);
    Result<> start(const H264Picture &picture);
    void end();
    Result<Buffer> follow(std::span<const Bytes> nals, bool isBeginning);
    void keep(const H264Picture &picture, std::span<const int> freed);
    Result<H264SlicePatch> patchFor(
        const H264Picture &picture, std::span<const int> freed, bool isBeginning);
    Result<std::uint32_t> lsbOf(const H264Picture &picture);
    Result<> patchLists(
        const H264Picture &picture, const H264Slice &slice, H264SlicePatch &patch) const;
    void patchMarking(
        const H264Picture &picture, std::span<const int> freed, H264SlicePatch &patch) const;
    Result<Buffer> patched(
        std::span<const Bytes> nals, const H264Picture &picture, H264SlicePatch patch) const;
    std::vector<H264Ref> keptRefs() const;

    NalFormat m_format;
    std::uint32_t m_idrPicId;
    H264Follow m_source;
    std::optional<model::Error> m_fault; // why the pictures since the last IDR cannot be followed
    bool m_isActive = false;
    std::map<int, std::uint32_t> m_frameNums; // of the references in the result, by our counting
    std::uint32_t m_lastFrameNum = 0; // of the last reference, by our counting
    H264PocCounter m_poc; // by our counting
    std::int64_t m_shift = 0; // PicOrderCnt of the beginning by the source's counting
};

} // namespace timeline::bitstream
