// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "ui/values.h"

#include <QHash>

namespace ui {

// The open sequence, and the same with one take chosen wherever it lies: each made once, so that a
// view that is shown again is the same one. A value.
class TakeViews {
public:
    explicit TakeViews(media::ViewPtr base = {});

    const media::ViewPtr &base() const { return m_base; } // as chosen; null: nothing is open
    // Not for a null base. The base itself where it shows nothing else.
    media::ViewPtr of(model::TakeId take) const;
    media::ViewPtr original() const; // each clip's own
    model::TakeId originalId() const;

private:
    media::ViewPtr m_base;
    mutable QHash<model::TakeId, media::ViewPtr> m_made;
};

} // namespace ui
