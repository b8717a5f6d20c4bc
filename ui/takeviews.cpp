// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takeviews.h"

#include <algorithm>

namespace ui {

TakeViews::TakeViews(media::ViewPtr base)
    : m_base(std::move(base))
{
}

media::ViewPtr TakeViews::of(model::TakeId take) const
{
    media::ViewPtr &made = m_made[take];
    if (!made) {
        made = media::viewOfTake(m_base, take);
        if (made->project.sequence == m_base->project.sequence)
            made = m_base;
    }
    return made;
}

// The original of the first clip stands for all: number 0 chooses each clip's own.
model::TakeId TakeViews::originalId() const
{
    const auto &takes = m_base->project.takes;
    const auto original = std::ranges::find(takes, 0, &model::Take::number);
    return original == takes.end() ? model::TakeId{} : original->id;
}

media::ViewPtr TakeViews::original() const
{
    const model::TakeId id = originalId();
    return id.isValid() ? of(id) : m_base;
}

} // namespace ui
