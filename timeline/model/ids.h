// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <compare>
#include <cstdint>

namespace timeline::model {

// Project-unique names of things; 0 is no thing. `Tag` only keeps the kinds apart.
template <class Tag> struct Id {
    std::int64_t value = 0;

    constexpr bool isValid() const { return value > 0; }
    constexpr auto operator<=>(const Id &) const = default;
};

template <class Tag> std::size_t qHash(Id<Tag> id, std::size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

using MediaId = Id<struct MediaTag>;
using ClipId = Id<struct ClipTag>;
using TakeId = Id<struct TakeTag>;
using RetakeId = Id<struct RetakeTag>;
using MarkerId = Id<struct MarkerTag>;

} // namespace timeline::model
