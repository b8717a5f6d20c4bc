// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

// The page of the settings on which the practice service is told what to do wrong, so that costs,
// waiting and trouble can be met without paying for them. GUI thread.
class PracticePage : public QWidget {
    Q_OBJECT

public:
    explicit PracticePage(QWidget *parent = nullptr);

    // `faults`: all that there are, in the order shown.
    void setValues(const QList<PracticeFault> &faults, const PracticeValues &values);
    PracticeValues values() const;

private:
    QWidget *createFigures();
    QWidget *createFaults();
    QWidget *createFoot();
    void fill(const QList<PracticeFault> &faults, const QStringList &chosen);
    void refresh();
    QStringList chosenFaults() const; // names

    PracticeValues m_given;
    QDoubleSpinBox *m_time;
    QDoubleSpinBox *m_balance;
    QTreeWidget *m_faults;
    QComboBox *m_often;
    QPushButton *m_none;
    QLabel *m_summary;
};

} // namespace ui
