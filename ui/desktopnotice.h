// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace ui {

// Messages on the desktop that need no icon in a tray: by the Desktop Notifications Specification
// 1.2 on the session's bus, where a system has one. GUI thread.
class DesktopNotice : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotice(QObject *parent = nullptr);
    ~DesktopNotice() override;

    bool isAvailable() const; // somebody there has answered by now
    void show(const QString &title, const QString &text);

signals:
    void answered(); // whether anybody is there is known now
    void clicked(); // the newest message

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
