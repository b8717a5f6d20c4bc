// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/h264refs.h"

namespace timeline::bitstream {

namespace {

template <class Before> H264RefList sorted(std::vector<H264Ref> refs, Before before)
{
    std::stable_sort(refs.begin(), refs.end(), before);
    H264RefList names;
    for (const H264Ref &ref : refs)
        names.push_back(ref.name);
    return names;
}

// First what is shown before the current picture, nearest first, then what is shown after it; the
// other way round for list 1.
H264RefList byOrder(std::span<const H264Ref> refs, const H264Current &current, int list)
{
    const auto rank = [&current, list](const H264Ref &ref) {
        const bool isBefore = ref.poc < current.poc;
        const std::int64_t distance = isBefore ? current.poc - ref.poc : ref.poc - current.poc;
        return std::pair(isBefore != (list == 0), distance);
    };
    return sorted({refs.begin(), refs.end()},
        [&rank](const H264Ref &a, const H264Ref &b) { return rank(a) < rank(b); });
}

int nameOf(std::span<const H264Ref> refs, const H264Current &current, std::int64_t picNum)
{
    for (const H264Ref &ref : refs) {
        if (picNumOf(ref, current) == picNum)
            return ref.name;
    }
    return noRef;
}

// Puts a picture at this index; the others move up, and it vanishes behind.
void insert(H264RefList &list, std::size_t index, int name)
{
    std::size_t last = index;
    while (last + 1 < list.size() && (list[last] != name || name == noRef))
        ++last;
    for (; last > index; --last)
        list[last] = list[last - 1];
    list[index] = name;
}

// The commands that put these names to the beginning of a list.
std::vector<H264RefCommand> naming(
    std::span<const int> names, std::span<const H264Ref> refs, const H264Current &current)
{
    std::vector<H264RefCommand> commands;
    const std::int64_t most = current.maxFrameNum;
    std::int64_t predicted = current.frameNum;
    for (const int name : names) {
        const auto ref = std::find_if(
            refs.begin(), refs.end(), [name](const H264Ref &one) { return one.name == name; });
        const std::int64_t picNum = (picNumOf(*ref, current) + most) % most;
        const std::int64_t step = picNum - predicted;
        // The same picture twice in a row is a whole turn away.
        if (step > 0)
            commands.push_back({1, std::uint32_t(step - 1)});
        else
            commands.push_back({0, std::uint32_t((step == 0 ? most : -step) - 1)});
        predicted = picNum;
    }
    return commands;
}

bool agrees(const H264RefList &list, const H264RefList &wanted)
{
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] != noRef && wanted[i] != list[i])
            return false;
    }
    return true;
}

} // namespace

std::int64_t picNumOf(const H264Ref &ref, const H264Current &current)
{
    return std::int64_t(ref.frameNum) - (ref.frameNum > current.frameNum ? current.maxFrameNum : 0);
}

H264RefList initialRefs(
    std::span<const H264Ref> refs, const H264Current &current, H264SliceKind kind, int list)
{
    if (kind == H264SliceKind::P)
        return sorted({refs.begin(), refs.end()}, [&current](const H264Ref &a, const H264Ref &b) {
            return picNumOf(a, current) > picNumOf(b, current);
        });
    H264RefList names = byOrder(refs, current, list);
    if (list == 1 && names.size() > 1 && names == byOrder(refs, current, 0))
        std::swap(names[0], names[1]);
    return names;
}

H264RefList modifiedRefs(H264RefList list, int size, std::span<const H264RefCommand> commands,
    std::span<const H264Ref> refs, const H264Current &current)
{
    list.resize(std::size_t(size), noRef);
    const std::int64_t most = current.maxFrameNum;
    std::int64_t predicted = current.frameNum;
    std::size_t index = 0;
    for (const H264RefCommand &command : commands) {
        if (index >= list.size())
            break;
        int name = noRef;
        if (command.idc < 2) {
            const std::int64_t step = (std::int64_t(command.value) + 1) % most;
            predicted = (predicted + (command.idc == 0 ? most - step : step)) % most;
            name =
                nameOf(refs, current, predicted > current.frameNum ? predicted - most : predicted);
        }
        insert(list, index++, name);
    }
    return list;
}

std::optional<std::vector<H264RefCommand>> commandsFor(const H264RefList &wanted,
    H264SliceKind kind, int list, std::span<const H264Ref> refs, const H264Current &current)
{
    const auto isThere = [refs](int name) {
        return std::any_of(
            refs.begin(), refs.end(), [name](const H264Ref &ref) { return ref.name == name; });
    };
    const H264RefList start = initialRefs(refs, current, kind, list);
    H264RefList names; // of the commands: where nothing is wanted, anything that is there will do
    for (const int name : wanted) {
        if (start.empty() || (name != noRef && !isThere(name)))
            return {};
        names.push_back(name == noRef ? start.front() : name);
    }
    if (std::all_of(wanted.begin(), wanted.end(), [](int name) { return name == noRef; }))
        return {};
    for (std::size_t count = 0; count <= names.size(); ++count) {
        const auto commands = naming(std::span(names).first(count), refs, current);
        if (agrees(modifiedRefs(start, int(wanted.size()), commands, refs, current), wanted))
            return commands;
    }
    return {};
}

int slidOut(std::span<const H264Ref> refs, const H264Current &current, int maxRefFrames)
{
    if (refs.empty() || refs.size() < std::size_t(std::max(maxRefFrames, 1)))
        return noRef;
    return std::min_element(refs.begin(), refs.end(),
        [&current](const H264Ref &a, const H264Ref &b) {
            return picNumOf(a, current) < picNumOf(b, current);
        })
        ->name;
}

int namedByDifference(
    std::span<const H264Ref> refs, const H264Current &current, std::uint32_t differenceMinus1)
{
    return nameOf(refs, current, std::int64_t(current.frameNum) - differenceMinus1 - 1);
}

} // namespace timeline::bitstream
