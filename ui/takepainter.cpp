// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::Mode;

namespace {

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

// Left to right as far as there is room; the number always.
void paintContent(
    QPainter &painter, const QRectF &rect, const TakeBlock &block, const BlockLook &look)
{
    const double side = std::min(14.0, rect.height() - 4);
    const QString number = QString::number(block.number);
    const QFontMetricsF metrics(painter.font());
    // What is off screen to the left does not hide the words.
    double x = std::max(rect.left(), 0.0) + 6;
    const double right = rect.right() - 5;
    const double numberWidth = metrics.horizontalAdvance(number);
    if (look.hasSign && x + side + 4 + numberWidth <= right) {
        paintIcon(
            painter, look.sign, QRectF(x, rect.center().y() - side / 2, side, side), look.ink);
        x += side + 4;
    }
    painter.setPen(look.ink);
    painter.drawText(QRectF(x, rect.top(), numberWidth + 4, rect.height()),
        Qt::AlignVCenter | Qt::AlignLeft, number);
    x += numberWidth + 7;
    if (x + side <= right) {
        paintIcon(painter, modeIcon(block.mode),
            QRectF(x, rect.center().y() - side / 2, side, side), look.ink);
        x += side + 6;
    }
    const QString word = stateWord(block);
    if (x + metrics.horizontalAdvance(word) <= right)
        painter.drawText(QRectF(x, rect.top(), right - x, rect.height()),
            Qt::AlignVCenter | Qt::AlignLeft, word);
}

void paintBlock(QPainter &painter, const QRectF &rect, const TakeBlock &block, bool hovered)
{
    const BlockLook look = lookOf(block, hovered);
    const QRectF box = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.ground);
    painter.drawRoundedRect(box, 4, 4);
    if (block.state == TakeState::Running && block.progress > 0) {
        painter.save();
        painter.setClipRect(QRectF(box.left(), box.top(),
                                box.width() * std::min(1.0, block.progress), box.height()),
            Qt::IntersectClip);
        painter.setBrush(theme::border);
        painter.drawRoundedRect(box, 4, 4);
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hovered ? theme::text : look.edge, 1, look.line));
    painter.drawRoundedRect(box, 4, 4);
    if (rect.height() < 12)
        return;
    painter.setFont(theme::font(0.88, QFont::DemiBold));
    paintContent(painter, rect, block, look);
}

} // namespace

QString takeText(const TakeBlock &block)
{
    return say(QT_TRANSLATE_NOOP("ui::TimelineView", "Take %1, %2, %3"))
        .arg(QString::number(block.number), modeWord(block.mode), stateWord(block));
}

void paintTakes(QPainter &painter, const TimelineScene &scene, const QRect &exposed)
{
    const QRect lane = scene.geometry.lanes().takes;
    if (scene.blocks.empty()) {
        if (scene.range)
            return;
        painter.setFont(theme::font(0.92));
        painter.setPen(theme::textDim);
        painter.drawText(lane.adjusted(TimelineGeometry::margin, 0, 0, 0),
            Qt::AlignVCenter | Qt::AlignLeft,
            say(QT_TRANSLATE_NOOP(
                "ui::TimelineView", "Drag over the pictures to choose the stretch to redo")));
        return;
    }
    // Blocks too narrow for any word become lines, and lines that fall on one another are painted
    // once.
    constexpr double narrow = 10, apart = 2;
    std::vector<double> painted(std::size_t(scene.takeLayout.rows()), -1e9);
    for (std::size_t i = 0; i < scene.blocks.size(); ++i) {
        const QRectF rect = scene.takeLayout.rect(scene.geometry, scene.blocks, i);
        if (rect.right() < exposed.left() - 2 || rect.left() > exposed.right() + 2)
            continue;
        double &last = painted[std::size_t(scene.takeLayout.row(i))];
        if (rect.width() >= narrow) {
            paintBlock(painter, rect, scene.blocks[i], scene.hoveredBlock == i);
        } else if (rect.left() - last >= apart) {
            last = rect.left();
            painter.fillRect(rect, lookOf(scene.blocks[i], false).edge);
        }
    }
}

} // namespace ui
