// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/names.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/error.h"

#include <QJsonObject>
#include <QString>

// The files that commands write besides the video. Blocking.
namespace app::cli {

// Whole or not at all. NotWritable, DiskFull.
model::Result<> writeJson(const QJsonObject &json, const QString &path);

// NotWritable when no file could be made there; makes none. SameFile when it is one that the view
// reads.
model::Result<> checkWritable(const QString &path, const media::SequenceView *view = nullptr);

} // namespace app::cli
