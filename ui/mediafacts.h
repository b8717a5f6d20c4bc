// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/mediafile.h"

#include <QString>

#include <vector>

namespace ui {

// One line of the info panel.
struct Fact {
    QString label;
    QString value;
    QString badge; // a word that deserves attention: "VFR", "HDR"; mostly empty

    bool operator==(const Fact &) const = default;
};

struct FactGroup {
    QString title;
    std::vector<Fact> facts;
};

// What one file is, in words. Pure.
std::vector<FactGroup> mediaFacts(const timeline::media::MediaFile &file);

} // namespace ui
