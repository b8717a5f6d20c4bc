// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/timecode.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/timelinepainters.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

using timeline::model::TimeRange;

namespace {

constexpr double handleWidth = 8;
const QColor outside(0, 0, 0, 115); // pictures stay readable
const QColor context(0, 0, 0, 45); // sent along, so lighter

// Zoomed in, an edge may lie a million pixels away; painting up to there takes milliseconds.
double onScreen(const TimelineScene &scene, double x)
{
    constexpr double beyond = 64;
    return std::clamp(x, -beyond, scene.geometry.size().width() + beyond);
}

// The handles hang outside, so that no picture of the range is covered.
void paintHandle(QPainter &painter, const QRectF &lane, double x, bool begin, bool marked)
{
    const QRectF box(begin ? x - handleWidth : x, lane.top() - 2, handleWidth, lane.height() + 4);
    QPainterPath shape;
    shape.setFillRule(Qt::WindingFill);
    shape.addRoundedRect(box, 4, 4);
    shape.addRect(begin ? box.adjusted(4, 0, 0, 0) : box.adjusted(0, 0, -4, 0));
    painter.setPen(marked ? QPen(theme::text, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(theme::accent);
    painter.drawPath(shape.simplified());
    painter.setPen(QPen(theme::onAccent, 1.25, Qt::SolidLine, Qt::RoundCap));
    const QPointF c = box.center();
    painter.drawLine(QPointF(c.x(), c.y() - 6), QPointF(c.x(), c.y() + 6));
}

void dim(QPainter &painter, const QRectF &lane, double from, double to, const QColor &shade)
{
    const double left = std::max(from, lane.left()), right = std::min(to, lane.right());
    if (right > left)
        painter.fillRect(QRectF(left, lane.top(), right - left, lane.height()), shade);
}

void paintSurroundings(
    QPainter &painter, const TimelineScene &scene, const QRectF &lane, double begin, double end)
{
    const TimelineGeometry &g = scene.geometry;
    const double first = std::max(0.0, g.xOf(timeline::model::Flicks{0})),
                 last = g.xOf(g.grid().length());
    TimeRange window = scene.hint.window;
    if (window.isEmpty())
        window = scene.rangeTime();
    const double from = std::min(begin, g.xOf(window.begin)), to = std::max(end, g.xOf(window.end));
    dim(painter, lane, first, from, outside);
    dim(painter, lane, from, begin, context);
    dim(painter, lane, end, std::min(to, last), context);
    dim(painter, lane, to, last, outside);
}

// What is sent besides the range: the section that is redone dashed, the context thin.
void paintBrackets(QPainter &painter, const TimelineScene &scene, const QRectF &lane)
{
    const TimelineGeometry &g = scene.geometry;
    const auto bracket = [&](TimeRange range, const QPen &pen) {
        if (range.isEmpty())
            return;
        const double from = onScreen(scene, g.xOf(range.begin)),
                     to = onScreen(scene, std::min(g.xOf(range.end), g.xOf(g.grid().length())));
        painter.setPen(pen);
        painter.drawLine(QPointF(from, lane.bottom() - 1), QPointF(to, lane.bottom() - 1));
        painter.drawLine(QPointF(from, lane.bottom() - 7), QPointF(from, lane.bottom() - 1));
        painter.drawLine(QPointF(to, lane.bottom() - 7), QPointF(to, lane.bottom() - 1));
    };
    bracket(scene.hint.window, QPen(theme::text, 1));
    if (scene.hint.section != scene.rangeTime())
        bracket(scene.hint.section, QPen(theme::accent, 2, Qt::DashLine));
}

void paintSnapGuide(QPainter &painter, const TimelineScene &scene, const TimelineLanes &lanes)
{
    if (!scene.snappedTo)
        return;
    const double x = std::floor(scene.geometry.xOf(*scene.snappedTo)) + 0.5;
    painter.setPen(QPen(theme::text, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, lanes.ruler.center().y()), QPointF(x, lanes.waveform.bottom()));
}

struct LabelLine {
    QString text;
    std::optional<Icon> sign;
};

std::vector<LabelLine> labelLines(const TimelineScene &scene)
{
    std::vector<LabelLine> lines{{lengthText(scene), {}}};
    const QStringList said = scene.hint.text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &text : said)
        lines.push_back({text, {}});
    if (lines.size() > 1 && scene.hint.level == RangeHint::Level::Blocked)
        lines.back().sign = Icon::Warning;
    else if (lines.size() > 1 && scene.hint.level == RangeHint::Level::Note)
        lines.back().sign = Icon::Info;
    return lines;
}

} // namespace

QString lengthText(const TimelineScene &scene)
{
    if (!scene.range)
        return {};
    const QString timecode =
        toTimecode(timeline::model::FrameNumber{scene.range->count()}, scene.geometry.rate());
    const double seconds = timeline::model::toSeconds(scene.rangeTime().length());
    return QCoreApplication::translate("ui::TimelineView", "%1 · %2 s")
        .arg(timecode)
        .arg(seconds, 0, 'f', 2);
}

void paintRange(QPainter &painter, const TimelineScene &scene, const QRect &exposed)
{
    const TimelineLanes lanes = scene.geometry.lanes();
    if (!scene.range || exposed.bottom() < lanes.ruler.top())
        return;
    const QRectF strip(lanes.strip), wave(lanes.waveform);
    const double begin = onScreen(scene, scene.geometry.xOf(scene.range->begin)),
                 end = onScreen(scene, scene.geometry.xOf(scene.range->end));
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintSurroundings(painter, scene, strip & QRectF(exposed), begin, end);
    paintBrackets(painter, scene, strip);
    const QRectF sound(begin, wave.top(), end - begin, wave.height());
    painter.fillRect(sound, QColor(255, 180, 60, scene.rangeHovered ? 34 : 22));
    painter.fillRect(QRectF(begin - 1, wave.top(), 1, wave.height()), theme::accent);
    painter.fillRect(QRectF(end, wave.top(), 1, wave.height()), theme::accent);
    const double line = scene.rangeHovered ? 3 : 2;
    painter.fillRect(QRectF(begin, strip.top() - 2, end - begin, line), theme::accent);
    painter.fillRect(QRectF(begin, strip.bottom() + 2 - line, end - begin, line), theme::accent);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto handle = [&](double x, bool isBegin, TimelinePart part) {
        if (x + handleWidth + 2 >= exposed.left() && x - handleWidth - 2 <= exposed.right())
            paintHandle(painter, strip, x, isBegin, scene.focused && scene.part == part);
    };
    handle(begin, true, TimelinePart::RangeBegin);
    handle(end, false, TimelinePart::RangeEnd);
    paintSnapGuide(painter, scene, lanes);
}

void paintDragLabel(QPainter &painter, const TimelineScene &scene)
{
    if (!scene.dragLabel || (!scene.range && scene.dragText.isEmpty()))
        return;
    const std::vector<LabelLine> lines =
        scene.dragText.isEmpty() ? labelLines(scene) : std::vector<LabelLine>{{scene.dragText, {}}};
    const QFont strong = theme::font(1, QFont::DemiBold), plain = theme::font(0.92);
    double width = theme::digitsWidth(strong, lines.front().text);
    for (const LabelLine &line : lines)
        width = std::max(
            width, QFontMetricsF(plain).horizontalAdvance(line.text) + (line.sign ? 19 : 0));
    const double step = QFontMetricsF(strong).height() + 2;
    QRectF box(0, 0, width + 20, step * double(lines.size()) + 12);
    const QSize size = scene.geometry.size();
    box.moveLeft(
        std::clamp(scene.dragLabel->x() + 16, 4.0, std::max(4.0, size.width() - box.width() - 4)));
    box.moveBottom(std::clamp(scene.dragLabel->y() - 12, box.height() + 2,
        std::max(box.height() + 2, size.height() - 2.0)));
    painter.setPen(
        QPen(scene.hint.level == RangeHint::Level::Blocked ? theme::danger : theme::border, 1));
    painter.setBrush(QColor(0x10, 0x10, 0x10, 240));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    QRectF row(box.left() + 10, box.top() + 6, width, step);
    painter.setFont(strong);
    painter.setPen(theme::text);
    theme::drawDigits(painter, row, Qt::AlignLeft | Qt::AlignVCenter, lines.front().text);
    painter.setFont(plain);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        row.translate(0, step);
        const bool blocked = lines[i].sign == Icon::Warning;
        const QColor ink = blocked ? theme::danger : lines[i].sign ? theme::text : theme::textDim;
        if (lines[i].sign)
            paintIcon(
                painter, *lines[i].sign, QRectF(row.left(), row.center().y() - 7, 14, 14), ink);
        painter.setPen(ink);
        painter.drawText(row.adjusted(lines[i].sign ? 19 : 0, 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter, lines[i].text);
    }
}

} // namespace ui
