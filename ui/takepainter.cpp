// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"
#include "ui/stamps.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

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

// What a block says, as far as there is room: sign, number, mode, word; left to right.
struct Content {
    std::optional<double> sign, number, mode, word; // where each begins
    double side = 0; // of the signs
};

// What every block is painted with.
class BlockPainter {
public:
    BlockPainter(QPainter &painter, double ratio)
        : m_painter(painter)
        , m_ratio(ratio)
        , m_stamps(ratio)
        , m_metrics(painter.font())
        , m_digit(m_metrics.horizontalAdvance(QLatin1Char('0')))
    {
    }

    void paint(const QRectF &rect, const TakeBlock &block, bool hovered);

private:
    Content contentOf(const QRectF &rect, const TakeBlock &block, bool hasSign) const;
    QRect device(const QRectF &rect) const;
    void paintFrame(const QRect &box, const TakeBlock &block, const BlockLook &look, bool hovered);
    void paintSign(Icon icon, double x, const QRectF &rect, double side, const QColor &ink);
    void paintText(double x, const QRectF &rect, const QString &text);

    QPainter &m_painter;
    double m_ratio;
    Stamps m_stamps;
    QFontMetricsF m_metrics;
    double m_digit;
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
    const double number = m_digit * double(QString::number(block.number).size());
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
    if (x + 2 * m_digit < right && x + m_metrics.horizontalAdvance(stateWord(block)) <= right)
        content.word = x;
    return content;
}

QRect BlockPainter::device(const QRectF &rect) const
{
    const int left = int(std::lround(rect.left() * m_ratio)),
              top = int(std::lround(rect.top() * m_ratio));
    return QRect(QPoint(left, top),
        QSize(std::max(1, int(std::lround(rect.right() * m_ratio)) - left),
            std::max(1, int(std::lround(rect.bottom() * m_ratio)) - top)));
}

// In device pixels, as signs are.
void BlockPainter::paintFrame(
    const QRect &box, const TakeBlock &block, const BlockLook &look, bool hovered)
{
    m_stamps.paintBox(m_painter, box, {look.ground, hovered ? theme::text : look.edge, look.line});
    if (block.state != TakeState::Running || block.progress <= 0)
        return;
    const int inset = int(std::lround(2 * m_ratio));
    QRect done = box.adjusted(inset, inset, -inset, -inset);
    done.setWidth(int(done.width() * std::min(1.0, block.progress)));
    m_painter.fillRect(done, theme::border);
}

void BlockPainter::paintSign(
    Icon icon, double x, const QRectF &rect, double side, const QColor &ink)
{
    m_stamps.paintSign(
        m_painter, icon, device(QRectF(x, rect.center().y() - side / 2, side, side)), ink);
}

void BlockPainter::paintText(double x, const QRectF &rect, const QString &text)
{
    const double base = rect.center().y() + (m_metrics.ascent() - m_metrics.descent()) / 2;
    m_painter.drawText(QPointF(x, base), text);
}

void BlockPainter::paint(const QRectF &rect, const TakeBlock &block, bool hovered)
{
    const BlockLook look = lookOf(block, hovered);
    const Content content = contentOf(rect, block, look.hasSign);
    m_painter.save();
    m_painter.scale(1 / m_ratio, 1 / m_ratio);
    paintFrame(device(rect), block, look, hovered);
    if (content.sign)
        paintSign(look.sign, *content.sign, rect, content.side, look.ink);
    if (content.mode)
        paintSign(modeIcon(block.mode), *content.mode, rect, content.side, look.ink);
    m_painter.restore();
    m_painter.setPen(look.ink);
    if (content.number)
        paintText(*content.number, rect, QString::number(block.number));
    if (content.word)
        paintText(*content.word, rect, stateWord(block));
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

void paintTakes(QPainter &painter, const TimelineScene &scene, const QRect &exposed)
{
    if (scene.blocks.empty())
        return paintNoTakes(painter, scene, scene.geometry.lanes().takes);
    // Blocks too narrow for any word become lines, and lines that fall on one another are painted
    // once. Neither needs smooth edges.
    constexpr double narrow = 10, apart = 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(theme::font(0.88, QFont::DemiBold));
    BlockPainter blocks(painter, painter.device()->devicePixelRatioF());
    std::vector<double> painted(std::size_t(scene.takeLayout.rows()), -1e9);
    for (std::size_t i = 0; i < scene.blocks.size(); ++i) {
        const QRectF rect = scene.takeLayout.rect(scene.geometry, scene.blocks, i);
        if (rect.right() < exposed.left() - 2 || rect.left() > exposed.right() + 2)
            continue;
        double &last = painted[std::size_t(scene.takeLayout.row(i))];
        if (rect.width() >= narrow) {
            blocks.paint(rect, scene.blocks[i], scene.hoveredBlock == i);
        } else if (rect.left() - last >= apart) {
            last = rect.left();
            painter.fillRect(rect, lookOf(scene.blocks[i], false).edge);
        }
    }
    painter.restore();
}

} // namespace ui
