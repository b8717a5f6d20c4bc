// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/bitstream/hevcsets.h"

namespace timeline::bitstream {

// HEVCDecoderConfigurationRecord, the contents of `hvcC` (ISO/IEC 14496-15 §8.3.3.1). Pure values.
struct HevcConfig {
    struct Array {
        bool isComplete = true; // array_completeness: no such set is in the packets
        int type = 0; // NAL unit type
        std::vector<Buffer> nals;

        bool operator==(const Array &) const = default;
    };

    HevcProfile profile;
    int minSpatialSegmentation = 0;
    int parallelism = 0; // 0: unknown
    int chromaFormat = 1;
    int lumaDepth = 8;
    int chromaDepth = 8;
    int averageFrameRate = 0; // per 256 s; 0: unknown
    int constantFrameRate = 0;
    int temporalLayers = 1; // 0: unknown
    bool temporalIdNested = false;
    int lengthSize = 4;
    std::vector<Array> arrays;

    bool operator==(const HevcConfig &) const = default;

    NalFormat format() const { return {lengthSize}; }
    // The sets of all arrays as units before a picture (`hev1`: sets in the packets).
    std::vector<Buffer> sets() const;
};

// An error (Damaged) when it is no record or ends too early.
Result<HevcConfig> parseHevcConfig(Bytes record);
// An error (InvalidRequest) when there are too many sets, or one is longer than 65535 bytes.
Result<Buffer> serialise(const HevcConfig &config);

// A stream's header as FFmpeg hands it over: the record, or sets behind start codes (then with a
// length size of 4 and the numbers of the first SPS).
Result<HevcConfig> readHevcConfig(Bytes extradata);

} // namespace timeline::bitstream
