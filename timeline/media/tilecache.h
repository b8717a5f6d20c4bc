// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/tile.h"

#include <QImage>
#include <QString>

#include <atomic>

namespace timeline::media {

// The filmstrip's tiles on disk, one file each, known by what the media file is, the tile's time,
// its height and how it was made to fit. Whatever is wrong with a file of it counts as not there;
// failing to write only means decoding again. Blocking; any worker thread.
class TileCache {
public:
    static constexpr std::int64_t defaultBudget = std::int64_t{128} << 20;

    explicit TileCache(QString folder = defaultFolder(), std::int64_t budget = defaultBudget);

    static QString defaultFolder();

    // Null: not there.
    QImage load(const MediaFile &file, const TileKey &key) const;
    // Now and then the oldest files go, so that all together stay within the budget.
    void store(const MediaFile &file, const TileKey &key, const QImage &tile);
    void prune() const;

private:
    // Empty: a changed file could not be told from the one the tile is of.
    QString pathOf(const MediaFile &file, const TileKey &key) const;

    QString m_folder;
    std::int64_t m_budget;
    std::atomic<unsigned> m_stored{0};
};

} // namespace timeline::media
