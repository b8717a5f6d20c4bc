// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/writing.h"

#include "timeline/model/replacefile.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace app::cli {

model::Result<> writeJson(const QJsonObject &json, const QString &path)
{
    return model::replaceFile(path, QJsonDocument(json).toJson());
}

model::Result<> checkWritable(const QString &path, const media::SequenceView *view)
{
    const QFileInfo info(path);
    const QFileInfo folder(info.absolutePath());
    if (info.isDir() || !folder.isDir() || !folder.isWritable()
        || (info.exists() && !info.isWritable()))
        return model::fail(model::Error::Kind::NotWritable);
    if (view && media::readsFile(*view, path))
        return model::fail(model::Error::Kind::SameFile);
    return {};
}

} // namespace app::cli
