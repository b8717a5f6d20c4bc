// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktopnotice.h"

#include <QMenu>
#include <QObject>
#include <QString>
#include <QSystemTrayIcon>

namespace ui {

// The application outside its window: an icon in the system's tray and messages on the desktop. GUI
// thread.
class Presence : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual bool hasTray() const = 0;
    // In the tray while the window is away; `summary` is its tooltip.
    virtual void setInTray(bool inTray) = 0;
    virtual void setSummary(const QString &summary) = 0;
    virtual void tell(const QString &title, const QString &text) = 0;

signals:
    void openRequested();
    void quitRequested();
    void noticeClicked(); // the last message
};

// By the desktop's messages and QSystemTrayIcon; where there is neither, nothing is shown.
class TrayPresence : public Presence {
    Q_OBJECT

public:
    explicit TrayPresence(QObject *parent = nullptr);

    bool hasTray() const override;
    void setInTray(bool inTray) override;
    void setSummary(const QString &summary) override;
    void tell(const QString &title, const QString &text) override;

private:
    void tellByIcon(const QString &title, const QString &text);
    void refresh();

    QMenu m_menu;
    QSystemTrayIcon m_icon;
    DesktopNotice m_notice;
    bool m_inTray = false;
    bool m_telling = false;
};

} // namespace ui
