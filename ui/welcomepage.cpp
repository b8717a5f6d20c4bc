// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcomepage.h"

#include "ui/icons.h"
#include "ui/recoverylist.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

namespace {

constexpr int signSize = 44;

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_open(new QPushButton(tr("Open a video…"), this))
    , m_progress(new QProgressBar(this))
    , m_recovery(new RecoveryList(this))
{
    m_title->setFont(theme::font(1.5, QFont::DemiBold));
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_open->setProperty("primary", true);
    m_open->setAccessibleName(tr("Open a video"));
    m_recovery->setTabBefore(m_open);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(280);
    m_progress->setAccessibleName(tr("Opening"));
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(5);
    layout->addSpacing(signSize + theme::gapLarge);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addSpacing(2);
    layout->addWidget(m_text);
    layout->addSpacing(theme::gapLarge);
    layout->addWidget(m_open, 0, Qt::AlignHCenter);
    layout->addWidget(m_progress, 0, Qt::AlignHCenter);
    layout->addSpacing(2 * theme::gapLarge);
    layout->addWidget(m_recovery, 0, Qt::AlignHCenter);
    layout->addStretch(6);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openClicked);
    showInvitation();
}

void WelcomePage::showInvitation()
{
    m_loading = false;
    m_title->setText(tr("Open a video or drop one here"));
    m_text->setText(tr("Choose the stretch that went wrong, say what should happen instead, keep "
                       "everything else."));
    m_open->show();
    m_recovery->setVisible(!m_recovery->isEmpty());
    m_progress->hide();
    update();
}

void WelcomePage::showLoading(const QString &what, double progress)
{
    m_loading = true;
    m_title->setText(what);
    m_text->setText(progress < 0
            ? tr("Reading…")
            : tr("Finding every frame: %1 %").arg(int(std::floor(std::min(progress, 1.0) * 100))));
    m_open->hide();
    m_recovery->hide();
    m_progress->show();
    m_progress->setRange(0, progress < 0 ? 0 : 1000);
    m_progress->setValue(int(std::lround(progress * 1000)));
    update();
}

void WelcomePage::setDropping(bool dropping)
{
    m_dropping = dropping;
    update();
}

void WelcomePage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::backdrop);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF sign(
        (width() - signSize) / 2.0, m_title->y() - signSize - theme::gapLarge, signSize, signSize);
    paintIcon(painter, m_loading ? Icon::Search : Icon::Picture, sign,
        m_dropping ? theme::accent : theme::textOff);
    if (m_loading)
        return;
    QPen frame(m_dropping ? theme::accent : theme::border, m_dropping ? 2 : 1.2, Qt::DashLine);
    frame.setDashPattern({5, 4});
    painter.setPen(frame);
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 10, 10);
}

} // namespace ui
