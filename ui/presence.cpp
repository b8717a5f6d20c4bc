// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presence.h"

#include <QApplication>
#include <QTimer>

namespace ui {

namespace {

constexpr std::chrono::seconds messageTime(10);

} // namespace

TrayPresence::TrayPresence(QObject *parent)
    : Presence(parent)
    , m_icon(QApplication::windowIcon())
{
    m_menu.addAction(tr("Open Retake Studio"), this, &Presence::openRequested);
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), this, &Presence::quitRequested);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this,
        [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason != QSystemTrayIcon::Context)
                emit openRequested();
        });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Presence::noticeClicked);
    connect(&m_notice, &DesktopNotice::clicked, this, &Presence::noticeClicked);
}

bool TrayPresence::hasTray() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayPresence::setInTray(bool inTray)
{
    m_inTray = inTray;
    refresh();
}

void TrayPresence::setSummary(const QString &summary)
{
    m_icon.setToolTip(summary);
}

void TrayPresence::tell(const QString &title, const QString &text)
{
    if (m_notice.isAvailable())
        m_notice.show(title, text);
    else
        tellByIcon(title, text);
}

// Such a message needs the icon while it stands.
void TrayPresence::tellByIcon(const QString &title, const QString &text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    m_telling = true;
    refresh();
    m_icon.showMessage(title, text, QApplication::windowIcon(),
        int(std::chrono::milliseconds(messageTime).count()));
    QTimer::singleShot(messageTime, this, [this] {
        m_telling = false;
        refresh();
    });
}

void TrayPresence::refresh()
{
    m_icon.setVisible(m_inTray || m_telling);
}

} // namespace ui
