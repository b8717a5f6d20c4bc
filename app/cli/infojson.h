// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/media/mediafile.h"

#include <QJsonObject>

namespace app::cli {

// What `retake info --json` prints. Pure.
QJsonObject infoJson(const media::MediaFile &file);

} // namespace app::cli
