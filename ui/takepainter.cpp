// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"
#include "ui/stripes.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui {

using timeline::model::Mode;

namespace {

constexpr double narrow = 10; // pixels; no word has room in less

QString say(const char *text)
{
    return QCoreApplication::translate("ui::TimelineView", text);
}

struct BlockLook {
    QColor ground, edge, ink;
    Qt::PenStyle line = Qt::SolidLine;
    Icon sign = Icon::Accept;
    bool hasSign = true;
};

BlockLook lookOf(const TakeBlock &block, bool hovered)
{
    const QColor ground = hovered ? theme::hover : theme::raised;
    switch (block.state) {
    case TakeState::Queued:
        return {theme::panel, theme::textDim, theme::text, Qt::DashLine, Icon::Clock, true};
    case TakeState::Running:
        return {theme::panel, theme::textDim, theme::text, Qt::SolidLine, Icon::Progress, true};
    case TakeState::Failed:
        return {theme::panel, theme::danger, theme::danger, Qt::SolidLine, Icon::Warning, true};
    case TakeState::Rejected:
        return {theme::window, theme::border, theme::textDim, Qt::DotLine, Icon::Reject, true};
    case TakeState::Ready:
        break;
    }
    if (block.chosen)
        return {theme::accent, theme::accent, theme::onAccent, Qt::SolidLine, Icon::Accept, true};
    return {ground, theme::border, theme::text, Qt::SolidLine, Icon::Accept, false};
}

Icon modeIcon(Mode mode)
{
    switch (mode) {
    case Mode::Picture:
        return Icon::Picture;
    case Mode::Sound:
        return Icon::Sound;
    case Mode::Both:
        break;
    }
    return Icon::PictureAndSound;
}

QString modeWord(Mode mode)
{
    switch (mode) {
    case Mode::Picture:
        return say(QT_TRANSLATE_NOOP("ui::TimelineView", "picture"));
    case Mode::Sound:
        return say(QT_TRANSLATE_NOOP("ui::TimelineView", "sound"));
    case Mode::Both:
        break;
    }
    return say(QT_TRANSLATE_NOOP("ui::TimelineView", "picture and sound"));
}

QString stateWord(const TakeBlock &block)
{
    switch (block.state) {
    case TakeState::Queued:
        return say(QT_TRANSLATE_NOOP("ui::TimelineView", "queued"));
    case TakeState::Running:
        return block.progress < 0 ? say(QT_TRANSLATE_NOOP("ui::TimelineView", "running"))
                                  : say(QT_TRANSLATE_NOOP("ui::TimelineView", "running %1 %"))
                                        .arg(int(std::floor(block.progress * 100)));
    case TakeState::Failed:
        return say(QT_TRANSLATE_NOOP("ui::TimelineView", "failed"));
    case TakeState::Rejected:
        return say(QT_TRANSLATE_NOOP("ui::TimelineView", "rejected"));
    case TakeState::Ready:
        break;
    }
    return block.chosen ? say(QT_TRANSLATE_NOOP("ui::TimelineView", "chosen"))
                        : say(QT_TRANSLATE_NOOP("ui::TimelineView", "ready"));
}

// What a block says, as far as there is room: sign, number, mode, word; left to right.
struct Content {
    std::optional<double> sign, number, mode, word; // where each begins
    double side = 0; // of the signs
};

// What every block is painted with; the painter is scaled to device pixels.
class BlockPainter {
public:
    BlockPainter(QPainter &painter, TimelineStamps &stamps)
        : m_painter(painter)
        , m_stamps(stamps)
    {
    }

    void paint(const QRectF &rect, const TakeBlock &block, bool hovered);

private:
    Content contentOf(const QRectF &rect, const TakeBlock &block, bool hasSign) const;
    void paintFrame(const QRect &box, const TakeBlock &block, const BlockLook &look, bool hovered);
    void paintSign(Icon icon, double x, const QRectF &rect, double side, const QColor &ink);
    QPointF base(double x, const QRectF &rect) const;

    QPainter &m_painter;
    TimelineStamps &m_stamps;
};

Content BlockPainter::contentOf(const QRectF &rect, const TakeBlock &block, bool hasSign) const
{
    Content content;
    if (rect.height() < 12)
        return content;
    content.side = std::min(14.0, rect.height() - 4);
    // What is off screen to the left does not hide the words.
    double x = std::max(rect.left(), 0.0) + 6;
    const double right = rect.right() - 5;
    const double digit = m_stamps.takes.cell();
    const double number = digit * double(QString::number(block.number).size());
    if (hasSign && x + content.side + 4 + number <= right) {
        content.sign = x;
        x += content.side + 4;
    }
    if (x + number > right + 2)
        return content;
    content.number = x;
    x += number + 7;
    if (x + content.side > right)
        return content;
    content.mode = x;
    x += content.side + 6;
    if (x + 2 * digit < right && x + m_stamps.takes.width(stateWord(block)) <= right)
        content.word = x;
    return content;
}

void BlockPainter::paintFrame(
    const QRect &box, const TakeBlock &block, const BlockLook &look, bool hovered)
{
    m_stamps.shapes.paintBox(
        m_painter, box, {look.ground, hovered ? theme::text : look.edge, look.line});
    if (block.state != TakeState::Running || block.progress <= 0)
        return;
    const int inset = int(std::lround(2 * m_stamps.ratio));
    QRect done = box.adjusted(inset, inset, -inset, -inset);
    done.setWidth(int(done.width() * std::min(1.0, block.progress)));
    m_painter.fillRect(done, theme::border);
}

void BlockPainter::paintSign(
    Icon icon, double x, const QRectF &rect, double side, const QColor &ink)
{
    const QRectF square(x, rect.center().y() - side / 2, side, side);
    m_stamps.shapes.paintSign(m_painter, icon, devicePixels(square, m_stamps.ratio), ink);
}

QPointF BlockPainter::base(double x, const QRectF &rect) const
{
    const QFontMetricsF &metrics = m_stamps.takes.metrics();
    return QPointF(x, rect.center().y() + (metrics.ascent() - metrics.descent()) / 2)
        * m_stamps.ratio;
}

void BlockPainter::paint(const QRectF &rect, const TakeBlock &block, bool hovered)
{
    const BlockLook look = lookOf(block, hovered);
    const Content content = contentOf(rect, block, look.hasSign);
    paintFrame(devicePixels(rect, m_stamps.ratio), block, look, hovered);
    if (content.sign)
        paintSign(look.sign, *content.sign, rect, content.side, look.ink);
    if (content.mode)
        paintSign(modeIcon(block.mode), *content.mode, rect, content.side, look.ink);
    if (content.number)
        m_stamps.takes.paintDigits(
            m_painter, base(*content.number, rect), QString::number(block.number), look.ink);
    if (content.word)
        m_stamps.takes.paint(m_painter, base(*content.word, rect), stateWord(block), look.ink);
}

// Blocks too narrow for any word become lines, and lines that fall on one another are painted once.
void paintLines(QPainter &painter, const TimelineScene &scene, double ratio,
    const std::vector<std::size_t> &seen, const QRect &exposed)
{
    constexpr double apart = 2;
    struct Row {
        Stripes stripes;
        double last; // where the last line begins
        QRect place;
    };
    const int from = qRound(exposed.left() * ratio), to = qRound((exposed.right() + 1) * ratio);
    std::vector<Row> rows(std::size_t(scene.takeLayout.rows()), Row{Stripes(from, to), -1e9, {}});
    for (const std::size_t i : seen) {
        const QRectF rect = scene.takeLayout.rect(scene.geometry, scene.blocks, i);
        Row &row = rows[std::size_t(scene.takeLayout.row(i))];
        if (rect.width() >= narrow || rect.left() - row.last < apart)
            continue;
        row.last = rect.left();
        row.place = devicePixels(rect, ratio);
        row.stripes.add(
            row.place.left(), row.place.right() + 1, lookOf(scene.blocks[i], false).edge);
    }
    for (const Row &row : rows)
        row.stripes.paint(painter, row.place.top(), row.place.height());
}

void paintNoTakes(QPainter &painter, const TimelineScene &scene, const QRect &lane)
{
    if (scene.range)
        return;
    painter.setFont(theme::font(0.92));
    painter.setPen(theme::textDim);
    painter.drawText(lane.adjusted(TimelineGeometry::margin, 0, 0, 0),
        Qt::AlignVCenter | Qt::AlignLeft,
        say(QT_TRANSLATE_NOOP(
            "ui::TimelineView", "Drag over the pictures to choose the stretch to redo")));
}

} // namespace

QString takeText(const TakeBlock &block)
{
    return say(QT_TRANSLATE_NOOP("ui::TimelineView", "Take %1, %2, %3"))
        .arg(QString::number(block.number), modeWord(block.mode), stateWord(block));
}

void paintTakes(
    QPainter &painter, const TimelineScene &scene, TimelineStamps &stamps, const QRect &exposed)
{
    if (scene.blocks.empty())
        return paintNoTakes(painter, scene, scene.geometry.lanes().takes);
    constexpr double widest = 24; // of those whose time ends before their picture
    const TimelineGeometry &g = scene.geometry;
    // All that are on screen, so that which lines are left out does not depend on what is exposed.
    const std::vector<std::size_t> seen =
        scene.takeLayout.between(g.timeAt(-widest), g.timeAt(g.size().width()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.scale(1 / stamps.ratio, 1 / stamps.ratio);
    paintLines(painter, scene, stamps.ratio, seen, exposed);
    BlockPainter blocks(painter, stamps);
    for (const std::size_t i : seen) {
        const QRectF rect = scene.takeLayout.rect(g, scene.blocks, i);
        if (rect.width() >= narrow && rect.right() >= exposed.left() - 2
            && rect.left() <= exposed.right() + 2)
            blocks.paint(rect, scene.blocks[i], scene.hoveredBlock == i);
    }
    painter.restore();
}

QString takeStateText(const TakeBlock &block)
{
    return stateWord(block);
}

} // namespace ui
