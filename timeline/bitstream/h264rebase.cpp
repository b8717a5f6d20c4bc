// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/h264rebase.h"

#include "timeline/bitstream/avcconfig.h"

namespace timeline::bitstream {

using Kind = model::Error::Kind;

namespace {

// Longer than any slice header that is not hostile.
constexpr std::size_t headerBytes = 1024;

auto cannot(const char *why)
{
    return model::fail(Kind::InvalidRequest, QLatin1String(why));
}

H264Current asWritten(const H264Picture &picture, std::uint32_t frameNum)
{
    return {frameNum, picture.current.maxFrameNum, picture.current.poc};
}

} // namespace

Result<H264Rebase> H264Rebase::create(Bytes extradata, std::uint32_t idrPicId)
{
    const auto config = readAvcConfig(extradata);
    if (!config)
        return tl::unexpected(config.error());
    const bool isRecord = extradata[0] == 1;
    H264Rebase rebase(isRecord ? config->format() : NalFormat(), idrPicId);
    for (const auto *sets : {&config->sps, &config->pps}) {
        for (const Buffer &set : *sets)
            rebase.m_source.learn(set);
    }
    return rebase;
}

void H264Rebase::watch(Bytes packet)
{
    const auto picture = m_source.next(nalsOf(packet, m_format), headerBytes);
    const auto freed = picture ? m_source.freedBy(*picture) : tl::unexpected(picture.error());
    if (!freed) {
        m_fault = freed.error();
        return;
    }
    if (picture->isIdr())
        end();
    keep(*picture, *freed);
}

void H264Rebase::leaveOut(Bytes packet)
{
    watch(packet);
}

Result<Buffer> H264Rebase::begin(Bytes packet)
{
    return handOn(packet, true);
}

Result<Buffer> H264Rebase::rewrite(Bytes packet)
{
    if (!m_isActive) {
        watch(packet);
        return Buffer(packet.begin(), packet.end());
    }
    return handOn(packet, false);
}

Result<Buffer> H264Rebase::handOn(Bytes packet, bool isBeginning)
{
    const auto nals = wholeNalsOf(packet, m_format);
    auto written = nals ? follow(*nals, isBeginning) : tl::unexpected(nals.error());
    if (!written)
        m_fault = written.error();
    return written;
}

Result<> H264Rebase::start(const H264Picture &picture)
{
    const bool isIntra = std::all_of(picture.slices.begin(), picture.slices.end(),
        [](const H264Picture::Unit &unit) { return unit.slice.kind == H264SliceKind::I; });
    if (picture.slices.empty() || !isIntra || !picture.isReference())
        return cannot("no I picture that others refer to");
    m_isActive = true;
    m_frameNums.clear();
    m_poc = {};
    m_shift = picture.current.poc;
    return {};
}

void H264Rebase::end()
{
    m_fault.reset();
    m_frameNums.clear();
    m_isActive = false;
}

// Reads the units as the source meant them, then writes them as ours.
Result<Buffer> H264Rebase::follow(std::span<const Bytes> nals, bool isBeginning)
{
    const auto picture = m_source.next(nals);
    if (picture && picture->isIdr()) {
        end();
        m_source.keep(*picture, {});
        return joinNals(nals, m_format);
    }
    const auto freed = picture ? m_source.freedBy(*picture) : tl::unexpected(picture.error());
    if (!freed || m_fault)
        return tl::unexpected(m_fault ? *m_fault : freed.error());
    if (isBeginning) {
        if (const auto started = start(*picture); !started)
            return tl::unexpected(started.error());
    } else if (picture->slices.empty()) {
        return joinNals(nals, m_format);
    }
    const auto patch = patchFor(*picture, *freed, isBeginning);
    if (!patch)
        return tl::unexpected(patch.error());
    auto written = patched(nals, *picture, *patch);
    keep(*picture, *freed);
    if (picture->isReference()) {
        m_frameNums[picture->name] = patch->frameNum;
        m_lastFrameNum = patch->frameNum;
    }
    return written;
}

void H264Rebase::keep(const H264Picture &picture, std::span<const int> freed)
{
    m_source.keep(picture, freed);
    for (const int name : freed)
        m_frameNums.erase(name);
}

// What is alike in all slices of the picture.
Result<H264SlicePatch> H264Rebase::patchFor(
    const H264Picture &picture, std::span<const int> freed, bool isBeginning)
{
    H264SlicePatch patch;
    const auto lsb = lsbOf(picture);
    if (!lsb)
        return tl::unexpected(lsb.error());
    patch.pocLsb = *lsb;
    if (isBeginning) {
        patch.idrPicId = m_idrPicId;
    } else {
        patch.frameNum = (m_lastFrameNum + 1) % picture.current.maxFrameNum;
        patchMarking(picture, freed, patch);
    }
    return patch;
}

Result<std::uint32_t> H264Rebase::lsbOf(const H264Picture &picture)
{
    const std::int64_t top = picture.topPoc - m_shift;
    if (picture.current.poc < m_shift)
        return cannot("a picture that is shown before the beginning");
    if (picture.sps.pocType != 0)
        return 0;
    const auto lsb = std::uint32_t(top & ((std::int64_t(1) << picture.sps.pocLsbBits) - 1));
    // Without the pictures left out, the count may go on from another one.
    if (m_poc.next(lsb, picture.sps.pocLsbBits, picture.isReference()) != top)
        return cannot("too great a step in the order of pictures");
    return lsb;
}

std::vector<H264Ref> H264Rebase::keptRefs() const
{
    std::vector<H264Ref> kept;
    for (const H264Ref &ref : m_source.refs()) {
        if (const auto ours = m_frameNums.find(ref.name); ours != m_frameNums.end())
            kept.push_back({ref.name, ours->second, ref.poc});
    }
    return kept;
}

// What the source's list holds at each number must stand there in ours too.
Result<> H264Rebase::patchLists(
    const H264Picture &picture, const H264Slice &slice, H264SlicePatch &patch) const
{
    const std::vector<H264Ref> kept = keptRefs();
    const H264Current ours = asWritten(picture, patch.frameNum);
    const int lists = slice.kind == H264SliceKind::I ? 0 : slice.kind == H264SliceKind::P ? 1 : 2;
    for (int list = 0; list < lists; ++list) {
        const auto &commands = slice.lists[std::size_t(list)];
        const bool isLongTerm = std::any_of(commands.begin(), commands.end(),
            [](const H264RefCommand &command) { return command.idc > 1; });
        if (isLongTerm)
            return cannot("long-term references");
        H264RefList wanted =
            modifiedRefs(initialRefs(m_source.refs(), picture.current, slice.kind, list),
                slice.refs[std::size_t(list)], commands, m_source.refs(), picture.current);
        for (int &name : wanted) {
            if (!m_frameNums.contains(name))
                name = noRef;
        }
        auto needed = commandsFor(wanted, slice.kind, list, kept, ours);
        if (!needed)
            return cannot("a picture that refers only to what is left out");
        patch.lists[std::size_t(list)] = std::move(*needed);
    }
    return {};
}

// The same references end, by the sliding window where that does it.
void H264Rebase::patchMarking(
    const H264Picture &picture, std::span<const int> freed, H264SlicePatch &patch) const
{
    if (!picture.isReference())
        return;
    const std::vector<H264Ref> kept = keptRefs();
    const H264Current ours = asWritten(picture, patch.frameNum);
    std::vector<int> ending;
    for (const H264Ref &ref : kept) {
        if (std::find(freed.begin(), freed.end(), ref.name) == freed.end())
            continue;
        ending.push_back(ref.name);
        const std::int64_t difference = patch.frameNum - picNumOf(ref, ours);
        patch.marking.push_back({1, std::uint32_t(difference - 1)});
    }
    const int sliding = slidOut(kept, ours, picture.sps.maxRefFrames);
    const std::vector<int> slid = sliding == noRef ? std::vector<int>() : std::vector<int>{sliding};
    patch.hasAdaptiveMarking = slid != ending;
}

Result<Buffer> H264Rebase::patched(
    std::span<const Bytes> nals, const H264Picture &picture, H264SlicePatch patch) const
{
    std::vector<Buffer> units;
    units.reserve(nals.size());
    for (const Bytes nal : nals)
        units.emplace_back(nal.begin(), nal.end());
    for (const H264Picture::Unit &unit : picture.slices) {
        if (const auto done = patchLists(picture, unit.slice, patch); !done)
            return tl::unexpected(done.error());
        units[unit.index] = patchH264Slice(unit.raw, unit.slice, picture.sps, patch);
    }
    return joinNals(units, m_format);
}

} // namespace timeline::bitstream
