// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;
class QVBoxLayout;
class QWidget;

namespace ui {

class PracticePage;

// Edits a value and hands it out. A key that is typed goes out at once by keyEntered() and is never
// shown again. GUI thread.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(const SettingsValues &values, QWidget *parent = nullptr);

    void setValues(const SettingsValues &values); // e.g. after a key was stored
    SettingsValues values() const;

signals:
    void settingsChanged(const ui::SettingsValues &values); // on OK
    void keyEntered(const QByteArray &key);
    void keyRemoved();

private:
    QTabWidget *createPages();
    QWidget *createService();
    QWidget *createServiceDetails(QWidget *parent);
    void keepAddress();
    void showChoice();
    QWidget *createKey(QWidget *parent);
    QWidget *createMoney();
    QWidget *createMachine();
    QWidget *createButtons();
    void fillDevices();
    void refresh();
    void storeKey();

    SettingsValues m_given;
    QButtonGroup *m_service;
    QLineEdit *m_key;
    QPushButton *m_keepKey;
    QPushButton *m_removeKey;
    QLabel *m_keyState;
    QFormLayout *m_details = nullptr; // of the chosen service
    QWidget *m_keyRow = nullptr;
    int m_shown = -1; // whose address stands in the field; in m_given.services
    QDoubleSpinBox *m_price;
    QDoubleSpinBox *m_jobCap;
    QDoubleSpinBox *m_dayCap;
    QDoubleSpinBox *m_projectCap;
    QLineEdit *m_url;
    QLabel *m_urlProblem;
    QSpinBox *m_cache;
    QComboBox *m_device;
    PracticePage *m_practice = nullptr;
    QPushButton *m_ok = nullptr;
};

} // namespace ui
