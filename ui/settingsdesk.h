// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace ui {

class SettingsDialog;

// The settings in the window: what holds now, and the dialog that changes it. GUI thread.
class SettingsDesk : public QObject {
    Q_OBJECT

public:
    explicit SettingsDesk(QWidget *window); // owns the desk and the dialog

    const SettingsValues &values() const { return m_values; }
    void setValues(const SettingsValues &values);
    void chooseSoundDevice(const QByteArray &id); // outside the dialog

public slots:
    void show();

signals:
    void opening(); // the last moment for setValues()
    void valuesSet(const ui::SettingsValues &values);
    void changed(const ui::SettingsValues &values); // by the user
    void keyEntered(const QByteArray &key);
    void keyRemoved();
    void keyTestRequested(const QByteArray &key, const QUrl &baseUrl); // no key: the kept one
    void keyTestCancelled();

private:
    void change(const SettingsValues &values);

    QWidget *m_window;
    SettingsValues m_values;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace ui
