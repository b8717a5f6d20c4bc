// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/rational.h"

#include <QByteArray>

#include <cstdint>

namespace timeline::render {

// One packet as far as the proof needs it.
struct PacketPrint {
    model::Flicks time{0}; // pts, on the file's own clock
    std::int64_t size = 0;
    QByteArray hash; // MD5 of the payload, and of what else the decoder is handed with it
    std::int64_t place = 0; // among the track's packets, in decoding order
    bool isKey = true;
    bool hasSets = false; // parameter sets, which hold for what comes behind it
    bool operator==(const PacketPrint &) const = default;
};

} // namespace timeline::render
