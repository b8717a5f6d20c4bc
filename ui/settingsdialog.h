// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTabWidget;
class QWidget;

namespace ui {

class PracticePage;
class ServiceFields;

// Edits a value and hands it out. A key that is typed goes out at once by keyEntered() and is never
// shown again. GUI thread.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(const SettingsValues &values, QWidget *parent = nullptr);

    // What is known by now, e.g. after a key was stored. What the user has changed meanwhile stays.
    void setValues(const SettingsValues &values);
    SettingsValues values() const;

signals:
    void settingsChanged(const ui::SettingsValues &values); // on OK
    void keyEntered(const QByteArray &key);
    void keyRemoved();
    // An empty key: the one that is kept. The answer comes by setValues().
    void keyTestRequested(const QByteArray &key, const QUrl &baseUrl);
    void keyTestCancelled(); // also when the dialog is closed meanwhile

private:
    void connectService();
    QTabWidget *createPages();
    QWidget *createMoney();
    QWidget *createMachine();
    QWidget *createButtons();
    void fill(const SettingsValues &values);
    void fillDevices(const QByteArray &id);

    SettingsValues m_given;
    ServiceFields *m_service;
    QDoubleSpinBox *m_jobCap;
    QDoubleSpinBox *m_dayCap;
    QDoubleSpinBox *m_projectCap;
    QCheckBox *m_tell;
    QSpinBox *m_cache;
    QComboBox *m_device;
    PracticePage *m_practice = nullptr;
    QList<PracticeFault> m_practiceFaults;
    QPushButton *m_ok = nullptr;
};

} // namespace ui
