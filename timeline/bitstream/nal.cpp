// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/bitstream/nal.h"

namespace timeline::bitstream {

using Kind = model::Error::Kind;

std::size_t findStartCode(Bytes data, std::size_t from)
{
    // A third byte above 1 rules out a start code at each of the three places that hold it.
    for (std::size_t i = from; i + 3 <= data.size();) {
        const std::uint8_t third = data[i + 2];
        if (third > 1)
            i += 3;
        else if (third == 1 && data[i] == 0 && data[i + 1] == 0)
            return i;
        else
            ++i;
    }
    return data.size();
}

std::vector<Bytes> nalsOf(Bytes packet, NalFormat format)
{
    std::vector<Bytes> nals;
    forEachNal(packet, format, [&nals](Bytes nal, bool isWhole) {
        if (isWhole)
            nals.push_back(nal);
        return isWhole;
    });
    return nals;
}

Result<std::vector<Bytes>> wholeNalsOf(Bytes packet, NalFormat format)
{
    std::vector<Bytes> nals = nalsOf(packet, format);
    if (nals.empty())
        return model::fail(Kind::Damaged, QStringLiteral("a packet without a whole NAL unit"));
    if (format.lengthSize > 0 && &nals.back().back() != &packet.back())
        return model::fail(Kind::Damaged, QStringLiteral("a NAL unit with a broken length"));
    return nals;
}

namespace {

template <class Nals> Result<Buffer> join(const Nals &nals, NalFormat format)
{
    Buffer packet;
    for (const auto &nal : nals) {
        const std::size_t size = nal.size();
        if (format.lengthSize == 0)
            packet.insert(packet.end(), {0, 0, 0, 1});
        else if (size >> (8 * format.lengthSize) != 0)
            return model::fail(
                Kind::InvalidRequest, QStringLiteral("a NAL unit too long for its length field"));
        for (int i = format.lengthSize - 1; i >= 0; --i)
            packet.push_back(std::uint8_t(size >> (8 * i)));
        packet.insert(packet.end(), nal.begin(), nal.end());
    }
    return packet;
}

} // namespace

Result<Buffer> joinNals(std::span<const Bytes> nals, NalFormat format)
{
    return join(nals, format);
}

Result<Buffer> joinNals(std::span<const Buffer> nals, NalFormat format)
{
    return join(nals, format);
}

Buffer unescape(Bytes nal)
{
    Buffer raw;
    raw.reserve(nal.size());
    int zeros = 0;
    for (const std::uint8_t byte : nal) {
        if (zeros >= 2 && byte == 3) {
            zeros = 0;
            continue;
        }
        zeros = byte == 0 ? zeros + 1 : 0;
        raw.push_back(byte);
    }
    return raw;
}

Buffer escape(Bytes raw)
{
    Buffer nal;
    nal.reserve(raw.size() + raw.size() / 64 + 1);
    int zeros = 0;
    for (const std::uint8_t byte : raw) {
        if (zeros >= 2 && byte <= 3) {
            nal.push_back(3);
            zeros = 0;
        }
        zeros = byte == 0 ? zeros + 1 : 0;
        nal.push_back(byte);
    }
    if (zeros > 0)
        nal.push_back(3);
    return nal;
}

} // namespace timeline::bitstream
