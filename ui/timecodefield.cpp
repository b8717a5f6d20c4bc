// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timecodefield.h"

#include "timeline/model/timecode.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace ui {

namespace {

constexpr int fieldHeight = 30;
constexpr double inset = 9;

QFont timecodeFont()
{
    return theme::font(1.38, QFont::Medium);
}

QFont frameFont()
{
    return theme::font(0.92);
}

QString widest()
{
    return QStringLiteral("00:00:00:00");
}

} // namespace

TimecodeField::TimecodeField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    setToolTip(tr("Position. Click to type where to go: 12.5, 00:12:03.500, 00:12:03:12 or 451f"));
    setAccessibleName(tr("Position"));
    m_edit->hide();
    m_edit->installEventFilter(this);
    m_edit->setAccessibleName(tr("Go to time"));
    connect(m_edit, &QLineEdit::textEdited, m_edit, [this] { m_edit->setPalette(palette()); });
}

void TimecodeField::setGrid(
    std::shared_ptr<const timeline::model::FrameGrid> grid, timeline::model::Rational rate)
{
    m_grid = std::move(grid);
    m_rate = rate;
    close();
    updateGeometry();
    update();
}

void TimecodeField::setPosition(timeline::model::FrameNumber frame)
{
    m_position = frame;
    if (!m_edit->isVisible())
        update();
}

QSize TimecodeField::sizeHint() const
{
    const double frames =
        theme::digitsWidth(frameFont(), tr("frame %1").arg(QStringLiteral("000000")));
    return {
        int(theme::digitsWidth(timecodeFont(), widest()) + frames + 3 * inset + 6), fieldHeight};
}

QString TimecodeField::text() const
{
    return hasFrames() ? toTimecode(m_position, m_rate) : QString();
}

void TimecodeField::edit()
{
    if (!hasFrames())
        return;
    m_edit->setPalette(palette());
    m_edit->setText(text());
    m_edit->selectAll();
    m_edit->show();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void TimecodeField::accept()
{
    const auto frame = parseTime(m_edit->text(), *m_grid, m_rate);
    if (!frame) {
        // Said where it is typed; the text stays so that it can be mended.
        QPalette wrong = palette();
        wrong.setColor(QPalette::Text, theme::danger);
        m_edit->setPalette(wrong);
        m_edit->setAccessibleDescription(tr("This is not a time"));
        m_edit->selectAll();
        return;
    }
    close();
    emit entered(m_grid->clamp(*frame));
}

void TimecodeField::close()
{
    if (m_edit->isVisible() && m_edit->hasFocus())
        setFocus(Qt::OtherFocusReason);
    m_edit->hide();
    update();
}

bool TimecodeField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        // Taken here whole: a line edit lets Enter go on to its parent, which would begin anew.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            accept();
        else if (key == Qt::Key_Escape)
            close();
        else
            return false;
        return true;
    }
    if (watched == m_edit && event->type() == QEvent::FocusOut)
        close();
    return QWidget::eventFilter(watched, event);
}

void TimecodeField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(hasFocus() ? theme::accent : theme::line, 1));
    painter.setBrush(theme::field);
    painter.drawRoundedRect(box, theme::radius, theme::radius);
    const bool live = hasFrames() && isEnabled();
    const double ratio = painter.device()->devicePixelRatioF();
    if (!m_stamps || m_stamps->ratio != ratio)
        m_stamps.emplace(Stamps{ratio, {timecodeFont(), ratio}, {frameFont(), ratio}});
    painter.scale(1 / ratio, 1 / ratio);
    const auto write = [&](TextStamps &stamps, double left, const QString &digits,
                           const QColor &ink) {
        const double base = box.center().y() + stamps.metrics().capHeight() / 2;
        stamps.paintDigits(painter, QPointF(left, base) * ratio, digits, ink);
    };
    write(m_stamps->time, box.left() + inset, hasFrames() ? text() : widest(),
        live ? theme::text : theme::textOff);
    const QString frame = hasFrames() ? tr("frame %1").arg(m_position.value) : QString();
    write(m_stamps->frame, box.right() - inset - m_stamps->frame.digitsWidth(frame), frame,
        live ? theme::textDim : theme::textOff);
}

void TimecodeField::resizeEvent(QResizeEvent *)
{
    m_edit->setGeometry(rect());
}

void TimecodeField::mousePressEvent(QMouseEvent *)
{
    edit();
}

void TimecodeField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        edit();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
