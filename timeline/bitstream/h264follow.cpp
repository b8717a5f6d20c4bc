// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/h264follow.h"

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

auto unsupported(const char *what)
{
    return model::fail(Kind::InvalidRequest, QLatin1String(what));
}

// Slices in parts, and the units of layers and views (table 7-1).
bool isOtherKindOfSlice(int type)
{
    return (type >= 2 && type <= 4) || type == 14 || type == 20 || type == 21;
}

bool isSamePicture(const H264Slice &one, const H264Slice &other)
{
    return one.isIdr == other.isIdr && one.isReference == other.isReference
        && one.spsId == other.spsId && one.frameNum == other.frameNum && one.pocLsb == other.pocLsb
        && one.deltaPocBottom == other.deltaPocBottom;
}

} // namespace

std::int64_t H264PocCounter::next(std::uint32_t pocLsb, int bits, bool isReference)
{
    const std::int64_t most = std::int64_t(1) << bits;
    const std::int64_t step = std::int64_t(pocLsb) - lsb;
    std::int64_t nextMsb = msb;
    if (step <= -most / 2)
        nextMsb += most;
    else if (step > most / 2)
        nextMsb -= most;
    if (isReference) {
        msb = nextMsb;
        lsb = pocLsb;
    }
    return nextMsb + pocLsb;
}

Result<> H264Follow::readSlices(std::span<const Bytes> nals, std::size_t most, H264Picture &picture)
{
    for (std::size_t i = 0; i < nals.size(); ++i) {
        const int type = nalType(nals[i], Codec::H264);
        m_sets.learn(nals[i]);
        if (isOtherKindOfSlice(type))
            return unsupported("slices in parts, layers or views");
        if (type != 1 && type != 5)
            continue;
        Buffer raw = unescape(nals[i].first(std::min(most, nals[i].size())));
        auto slice = parseH264Slice(raw, m_sets);
        if (!slice)
            return tl::unexpected(slice.error());
        if (!picture.slices.empty() && !isSamePicture(picture.slices.front().slice, *slice))
            return model::fail(Kind::Damaged, QStringLiteral("two pictures in one packet"));
        picture.slices.push_back({std::move(raw), i, std::move(*slice)});
    }
    return {};
}

Result<> H264Follow::order(H264Picture &picture)
{
    const H264Slice &slice = picture.slices.front().slice;
    const std::uint32_t most = picture.current.maxFrameNum;
    if (slice.isIdr) {
        m_refs.clear();
        m_poc = {};
    } else if (m_lastFrameNum && slice.frameNum != (*m_lastFrameNum + 1) % most) {
        return unsupported("a gap in frame_num");
    }
    if (slice.isReference)
        m_lastFrameNum = slice.frameNum;
    if (picture.sps.pocType == 1)
        return unsupported("picture order count of type 1");
    if (picture.sps.pocType == 0)
        picture.topPoc = m_poc.next(slice.pocLsb, picture.sps.pocLsbBits, slice.isReference);
    else
        picture.topPoc = std::int64_t(2) * m_count;
    picture.current.frameNum = slice.frameNum;
    picture.current.poc = picture.topPoc + std::min(slice.deltaPocBottom, 0);
    return {};
}

Result<H264Picture> H264Follow::next(std::span<const Bytes> nals, std::size_t most)
{
    H264Picture picture;
    if (const auto done = readSlices(nals, most, picture); !done)
        return tl::unexpected(done.error());
    if (picture.slices.empty())
        return picture;
    picture.name = m_count++;
    picture.sps = *m_sets.sps[std::size_t(picture.slices.front().slice.spsId)];
    picture.current.maxFrameNum = std::uint32_t(1) << picture.sps.frameNumBits;
    if (const auto done = order(picture); !done)
        return tl::unexpected(done.error());
    return picture;
}

Result<std::vector<int>> H264Follow::freedBy(const H264Picture &picture) const
{
    std::vector<int> freed;
    if (!picture.isReference() || picture.isIdr())
        return freed;
    const H264Slice &slice = picture.slices.front().slice;
    if (!slice.hasAdaptiveMarking) {
        const int name = slidOut(m_refs, picture.current, picture.sps.maxRefFrames);
        if (name != noRef)
            freed.push_back(name);
        return freed;
    }
    for (const H264Marking &marking : slice.marking) {
        const bool forbidsLongTerm = marking.operation == 4 && marking.value == 0;
        if (marking.operation != 1 && !forbidsLongTerm)
            return unsupported("long-term references");
        const int name = namedByDifference(m_refs, picture.current, marking.value);
        if (marking.operation == 1 && name != noRef)
            freed.push_back(name);
    }
    return freed;
}

void H264Follow::keep(const H264Picture &picture, std::span<const int> freed)
{
    std::erase_if(m_refs, [freed](const H264Ref &ref) {
        return std::find(freed.begin(), freed.end(), ref.name) != freed.end();
    });
    if (!picture.isReference())
        return;
    // A decoder keeps 16 at most; a damaged stream must not fill our memory.
    constexpr std::size_t most = 16;
    if (m_refs.size() >= most)
        m_refs.erase(m_refs.begin());
    m_refs.push_back({picture.name, picture.current.frameNum, picture.current.poc});
}

} // namespace timeline::bitstream
