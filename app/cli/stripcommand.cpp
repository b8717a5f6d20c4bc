// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stripcommand.h"

#include "app/cli/writing.h"
#include "app/opening.h"

#include <QJsonArray>
#include <QPainter>

#include <algorithm>

namespace app::cli {

namespace {

constexpr int tileHeight = 90;
constexpr int mostTiles = 500; // as many as the filmstrip keeps in their places
constexpr int perRow = 10;
constexpr int gap = 4;
constexpr QColor ground(0x1c, 0x1c, 0x1c);

// Evenly over the whole, each at the beginning of its stretch.
std::vector<model::FrameNumber> stretches(std::int64_t count, std::int64_t tiles)
{
    tiles = std::min(tiles, count);
    std::vector<model::FrameNumber> frames;
    for (std::int64_t i = 0; i < tiles; ++i)
        frames.push_back({count * i / tiles});
    return frames;
}

// Row by row; cells as wide as the widest tile.
QImage sheetOf(const std::vector<QImage> &tiles)
{
    int width = 1;
    for (const QImage &tile : tiles)
        width = std::max(width, tile.width());
    const int columns = std::min(perRow, int(tiles.size()));
    const int rows = (int(tiles.size()) + columns - 1) / columns;
    QImage sheet(
        columns * (width + gap) - gap, rows * (tileHeight + gap) - gap, QImage::Format_RGB32);
    sheet.fill(ground);
    QPainter painter(&sheet);
    for (int i = 0; i < int(tiles.size()); ++i)
        painter.drawImage(
            i % columns * (width + gap), i / columns * (tileHeight + gap), tiles[std::size_t(i)]);
    return sheet;
}

} // namespace

void StripCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("The video or project."));
    parser.addOptions(
        {{QStringLiteral("tiles"), QStringLiteral("How many pictures, evenly over the whole (20)."),
             QStringLiteral("N"), QStringLiteral("20")},
            {{QStringLiteral("o"), QStringLiteral("output")},
                QStringLiteral("The picture to write."), QStringLiteral("OUT.png")}});
}

void StripCommand::start(const QCommandLineParser &parser)
{
    m_path = parser.positionalArguments().constFirst();
    m_out = parser.value(QStringLiteral("output"));
    bool isNumber = false;
    const int tiles = parser.value(QStringLiteral("tiles")).toInt(&isNumber);
    if (!isNumber || tiles < 1 || tiles > mostTiles)
        return fail(usageFailure(
            QStringLiteral("--tiles wants a whole number from 1 to %1.").arg(mostTiles)));
    if (!m_out.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return fail(usageFailure(QStringLiteral("-o OUT.png is needed.")));
    if (const auto ok = checkWritable(m_out); !ok)
        return fail(failureOf(ok.error(), m_out));
    inBackground(
        QStringLiteral("Indexing"), m_path,
        [path = m_path](const model::CancelToken &cancel, const model::Progress &progress) {
            return openPath(path, progress, cancel);
        },
        [this, tiles](const media::ViewPtr &view) { wish(view, tiles); });
}

void StripCommand::interrupt()
{
    Command::interrupt();
    if (m_strip)
        fail(failureOf({model::Error::Kind::Cancelled, {}}, m_path));
}

void StripCommand::wish(const media::ViewPtr &view, std::int64_t tiles)
{
    m_view = view;
    m_frames = stretches(view->grid->count(), tiles);
    m_strip.emplace();
    m_strip->setView(view);
    m_strip->setVisible(m_frames, tileHeight);
    // Not before: with nothing visible yet, nothing is missing.
    connect(&*m_strip, &media::Filmstrip::tilesChanged, this, &StripCommand::finishIfComplete);
    finishIfComplete();
}

void StripCommand::finishIfComplete()
{
    if (!m_strip->isComplete())
        return;
    disconnect(&*m_strip, nullptr, this, nullptr);
    writeSheet();
}

void StripCommand::writeSheet()
{
    std::vector<QImage> tiles; // empty where nothing decodes
    for (const model::FrameNumber n : m_frames)
        tiles.push_back(m_strip->hasOwnTile(n) ? m_strip->tile(n) : QImage());
    if (tiles.empty() || std::ranges::all_of(tiles, &QImage::isNull))
        return fail(failureOf({model::Error::Kind::Damaged, {}}, m_path));
    if (!sheetOf(tiles).save(m_out))
        return fail(failureOf({model::Error::Kind::NotWritable, {}}, m_out));
    QJsonArray stretchesOut;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        QJsonObject stretch{{QStringLiteral("number"), qint64(m_frames[i].value)},
            {QStringLiteral("time"), model::toSeconds(m_view->grid->timeOf(m_frames[i]))}};
        if (tiles[i].isNull())
            stretch.insert(QStringLiteral("missing"), true);
        stretchesOut.append(stretch);
    }
    if (const auto missing = std::ranges::count_if(tiles, &QImage::isNull); missing > 0)
        console().note(
            QStringLiteral("%1 of %2 pictures do not decode: their places are left empty.")
                .arg(missing)
                .arg(tiles.size()));
    console().result({{QStringLiteral("file"), m_out}, {QStringLiteral("tiles"), stretchesOut}});
    console().line(m_out);
    finish();
}

} // namespace app::cli
