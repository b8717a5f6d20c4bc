// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QString>

namespace timeline::edit {

// What every edit answers that cannot be: nothing has changed, and why.
inline tl::unexpected<model::Error> refuse(const QString &why)
{
    return model::fail(model::Error::Kind::InvalidEdit, why);
}

} // namespace timeline::edit
