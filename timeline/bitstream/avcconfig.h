// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/h264sets.h"

namespace timeline::bitstream {

// AVCDecoderConfigurationRecord, the contents of `avcC` (ISO/IEC 14496-15 §5.3.3.1). Pure values.
struct AvcConfig {
    // What the record of a High profile has at its end; many writers leave it out.
    struct High {
        int chromaFormat = 1;
        int lumaDepth = 8;
        int chromaDepth = 8;
        std::vector<Buffer> spsExtensions;

        bool operator==(const High &) const = default;
    };

    int profile = 0;
    int constraints = 0; // profile_compatibility
    int level = 0;
    int lengthSize = 4;
    std::vector<Buffer> sps; // whole NAL units
    std::vector<Buffer> pps;
    std::optional<High> high;

    bool operator==(const AvcConfig &) const = default;

    NalFormat format() const { return {lengthSize}; }
};

// An error (Damaged) when it is no record or ends too early.
Result<AvcConfig> parseAvcConfig(Bytes record);
// An error (InvalidRequest) when the sets are more than 31 and 255, or longer than 65535 bytes.
Result<Buffer> serialise(const AvcConfig &config);

// A stream's header as FFmpeg hands it over: the record, or sets behind start codes (then with a
// length size of 4 and the numbers of the first SPS).
Result<AvcConfig> readAvcConfig(Bytes extradata);

// The smallest number that is free as an SPS id and as a PPS id, for an encoder that gives both the
// same one. An error (InvalidRequest) when there is none.
Result<int> freeParameterSetId(const AvcConfig &config);

// Both streams' sets in one record, so that packets of both, with the source's length size, decode
// under it. Sets that are equal are written once; an error (InvalidRequest) when two have the same
// id and are not equal, when chroma format or depths differ, or beyond the limits of serialise().
// The record's level is the higher one, its profile the one that both conform to (§5.3.3.1.2).
Result<AvcConfig> mergeAvcConfig(const AvcConfig &source, const AvcConfig &encoder);
// The same for records or headers behind start codes; gives the record.
Result<Buffer> mergeAvcConfig(Bytes source, Bytes encoder);

} // namespace timeline::bitstream
